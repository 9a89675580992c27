package org.muster.requests;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.people.People;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Divisions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What is known of somebody already, so that nobody is asked for it, and places by their words. */
@Service
public class KnownFacts {

  private record Home(@Nullable String destination, @Nullable UUID room) {}

  private final JdbcClient jdbc;
  private final People people;
  private final Divisions divisions;
  private final Trees trees;

  KnownFacts(JdbcClient jdbc, People people, Divisions divisions, Trees trees) {
    this.jdbc = jdbc;
    this.people = people;
    this.divisions = divisions;
    this.trees = trees;
  }

  /**
   * The facts of somebody by name: {@code phone}, {@code destination}, its {@code prefecture} as a
   * code, {@code room}.
   */
  public Map<String, String> of(UUID person) {
    var facts = new HashMap<String, String>();
    var phone = people.phones(person).own();
    if (!phone.isEmpty()) {
      facts.put("phone", phone);
    }
    home(person)
        .ifPresent(
            home -> {
              if (home.destination() != null) {
                facts.put("destination", divisions.name(home.destination()));
                facts.put("prefecture", prefecture(home.destination()));
              }
              if (home.room() != null) {
                facts.put("room", path(home.room()));
              }
            });
    return facts;
  }

  private String prefecture(String region) {
    var prefecture = region.substring(0, 4) + "00";
    return divisions.known(prefecture) ? prefecture : region.substring(0, 2) + "0000";
  }

  private Optional<Home> home(UUID person) {
    return jdbc.sql(
            "select destination, place_id from people.student where institution_id = ? and id = ?")
        .params(CurrentInstitution.get(), person)
        .query((row, n) -> new Home(row.getString(1), row.getObject(2, UUID.class)))
        .optional();
  }

  /** A place with where it is, 1号楼 · 204; empty for one that is no longer there. */
  public String path(UUID place) {
    var tree = trees.places();
    return tree.find(place).map(node -> path(tree, node)).orElse("");
  }

  private static String path(Tree tree, Tree.Node node) {
    return tree.path(node).stream().map(Tree.Node::name).collect(Collectors.joining(" · "));
  }

  /** The rooms of the building somebody lives in, and every building, to choose from. */
  public List<String> nearby(UUID person) {
    var tree = trees.places();
    var shown = new ArrayList<String>();
    home(person)
        .map(Home::room)
        .flatMap(tree::find)
        .map(node -> building(tree, node))
        .ifPresent(building -> tree.below(building).forEach(node -> shown.add(path(tree, node))));
    tree.nodes().stream()
        .filter(node -> node.kind().equals("building"))
        .map(node -> path(tree, node))
        .filter(path -> !shown.contains(path))
        .forEach(shown::add);
    return shown;
  }

  private static Tree.Node building(Tree tree, Tree.Node node) {
    return tree.path(node).stream()
        .filter(one -> one.kind().equals("building"))
        .findFirst()
        .orElse(node);
  }

  /** The place that is meant: by its whole path, or by the end of it where only one ends so. */
  public Optional<UUID> place(String typed) {
    var wanted = bare(typed);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    var tree = trees.places();
    var ending =
        tree.nodes().stream().filter(node -> bare(path(tree, node)).endsWith(wanted)).toList();
    return ending.stream()
        .filter(node -> bare(path(tree, node)).equals(wanted))
        .findFirst()
        .or(() -> ending.size() == 1 ? Optional.of(ending.getFirst()) : Optional.empty())
        .map(Tree.Node::id);
  }

  private static String bare(String path) {
    return path.replaceAll("[\\s·\\-—/、,，]", "");
  }
}

package org.muster.operation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.people.PostLine;
import org.muster.people.Posts;
import org.muster.people.Scope;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.springframework.stereotype.Service;

/** How far everybody in somebody's charge is with their duties, by unit and by name. */
@Service
public class DutyBoard {

  /** What a chief counsellor follows of their college. */
  private static final Set<PostKind> OF_COLLEGES =
      Set.of(PostKind.COUNSELLOR, PostKind.CLASS_LEADER);

  /**
   * The holders of one kind of post in one college.
   *
   * @param college empty for posts of the whole university
   */
  public record Group(PostKind role, int total, String college, List<Holder> rows) {

    public int done() {
      return rows.stream().mapToInt(row -> total - row.open().size()).sum();
    }

    /** All duties of all of them. */
    public int all() {
      return total * rows.size();
    }
  }

  /**
   * One holder of a post.
   *
   * @param open what they have not done
   */
  public record Holder(
      UUID person,
      String number,
      String name,
      List<String> units,
      @Nullable String standIn,
      List<Duty> open) {}

  private final Posts posts;
  private final Trees trees;
  private final TickTable ticks;
  private final Institutions institutions;

  DutyBoard(Posts posts, Trees trees, TickTable ticks, Institutions institutions) {
    this.posts = posts;
    this.trees = trees;
    this.ticks = ticks;
    this.institutions = institutions;
  }

  /** True for those who follow others' duties. */
  public static boolean isFor(Scope scope) {
    return scope.holds(PostKind.WORKING_GROUP) || scope.holds(PostKind.CHIEF_COUNSELLOR);
  }

  /** By kind of post and college, in the order of the tree. */
  public List<Group> of(InForce now, Scope scope) {
    var done = ticks.done(now, institutions.today());
    var tree = trees.units();
    var groups = new ArrayList<Group>();
    for (var role : PostKind.values()) {
      var duties = now.stage().duties(role);
      if (!duties.isEmpty() && follows(scope, role)) {
        var byCollege = new LinkedHashMap<String, List<PostLine>>();
        posts.held(role).stream()
            .filter(post -> covers(scope, post.unit()))
            .sorted(Comparator.comparingInt(post -> position(tree, post.unit())))
            .forEach(
                post ->
                    byCollege
                        .computeIfAbsent(college(tree, post.unit()), none -> new ArrayList<>())
                        .add(post));
        byCollege.forEach(
            (college, held) ->
                groups.add(new Group(role, duties.size(), college, rows(held, duties, done))));
      }
    }
    return groups;
  }

  private static boolean follows(Scope scope, PostKind role) {
    return scope.holds(PostKind.WORKING_GROUP) || OF_COLLEGES.contains(role);
  }

  private static boolean covers(Scope scope, UUID unit) {
    return scope.holds(PostKind.WORKING_GROUP)
        || scope.units(PostKind.CHIEF_COUNSELLOR).contains(unit);
  }

  /** Somebody who has many classes is one row. */
  private static List<Holder> rows(
      List<PostLine> held, List<Duty> duties, Map<TickTable.Owed, Set<String>> done) {
    var byPerson = new LinkedHashMap<UUID, List<PostLine>>();
    held.forEach(
        post -> byPerson.computeIfAbsent(post.person(), none -> new ArrayList<>()).add(post));
    return byPerson.values().stream()
        .map(
            mine -> {
              var first = mine.getFirst();
              var ticked =
                  done.getOrDefault(
                      new TickTable.Owed(first.person(), first.kind()), Set.<String>of());
              return new Holder(
                  first.person(),
                  first.number(),
                  first.name(),
                  mine.stream().map(PostLine::unitName).distinct().toList(),
                  first.standIn(),
                  duties.stream().filter(duty -> !ticked.contains(duty.code())).toList());
            })
        .toList();
  }

  private static int position(Tree tree, UUID unit) {
    return tree.find(unit).map(Tree.Node::position).orElse(Integer.MAX_VALUE);
  }

  private static String college(Tree tree, UUID unit) {
    return tree.find(unit).stream()
        .flatMap(node -> tree.path(node).stream())
        .filter(node -> node.kind().equals("college"))
        .map(Tree.Node::name)
        .findFirst()
        .orElse("");
  }
}

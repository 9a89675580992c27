package org.muster.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.UUID;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The unit tree and the place tree of the institution in force, at any frozen revision. */
@Service
public class Trees {

  /** Of all trees that are held; a room takes about 150 bytes. */
  private static final int NODES = 200_000;

  /**
   * Which tree.
   *
   * @param frozen false for what was current when this revision was: another may have begun between
   *     the two looks, and nothing that is signed goes by it
   */
  private record Key(UUID institution, long revision, String tree, boolean frozen) {}

  private final JdbcClient jdbc;
  private final Cache<Key, Tree> cached =
      Caffeine.newBuilder()
          .maximumWeight(NODES)
          .<Key, Tree>weigher((key, tree) -> tree.nodes().size() + 1)
          .build();

  Trees(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Keeps both trees as they are now and answers their revision; nothing is written where this
   * revision is kept already.
   */
  @Transactional
  public long freeze() {
    UUID institution = CurrentInstitution.get();
    // Not "for update": two who each made a round before would hold the row's key and wait for each
    // other.
    long revision =
        jdbc.sql("select revision from people.institution where id = ? for no key update")
            .param(institution)
            .query(Long.class)
            .single();
    boolean kept =
        jdbc.sql(
                """
                select exists (select from people.tree_node
                 where institution_id = ? and revision = ?)
                """)
            .params(institution, revision)
            .query(Boolean.class)
            .single();
    if (!kept) {
      write(institution, revision, "units", TreeOrder.number(current("people.unit")));
      write(institution, revision, "places", TreeOrder.number(current("people.place")));
    }
    return revision;
  }

  /** The units at a revision that {@link #freeze} gave. */
  public Tree units(long revision) {
    return at(revision, "units");
  }

  /** The places at a revision that {@link #freeze} gave. */
  public Tree places(long revision) {
    return at(revision, "places");
  }

  /** The units as they are now. */
  public Tree units() {
    return now("units", "people.unit");
  }

  /** The places as they are now. */
  public Tree places() {
    return now("places", "people.place");
  }

  private Tree now(String tree, String table) {
    if (TransactionSynchronizationManager.isActualTransactionActive()
        && !TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
      // It may have changed them itself, and may yet take that back.
      return new Tree(TreeOrder.number(current(table)));
    }
    var institution = CurrentInstitution.get();
    long revision =
        jdbc.sql("select revision from people.institution where id = ?")
            .param(institution)
            .query(Long.class)
            .single();
    // Fifteen thousand rooms are put in order in a tenth of a second, at every page that names one.
    return cached.get(
        new Key(institution, revision, tree, false),
        unknown -> new Tree(TreeOrder.number(current(table))));
  }

  private Tree at(long revision, String tree) {
    var key = new Key(CurrentInstitution.get(), revision, tree, true);
    var known = cached.getIfPresent(key);
    if (known != null) {
      return known;
    }
    var read =
        new Tree(
            jdbc.sql(
                    """
                    select id, parent_id, kind, name, position, last from people.tree_node
                     where institution_id = ? and revision = ? and tree = ? order by position
                    """)
                .params(key.institution(), revision, tree)
                .query(
                    (row, n) ->
                        new Tree.Node(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            row.getString(4),
                            row.getInt(5),
                            row.getInt(6)))
                .list());
    if (!read.nodes().isEmpty()) {
      cached.put(key, read);
    }
    return read;
  }

  private List<TreeOrder.Row> current(String table) {
    return jdbc.sql("select id, parent_id, kind, name from " + table + " where institution_id = ?")
        .param(CurrentInstitution.get())
        .query(
            (row, n) ->
                new TreeOrder.Row(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getString(4)))
        .list();
  }

  private void write(UUID institution, long revision, String tree, List<Tree.Node> nodes) {
    jdbc.sql(
            """
            insert into people.tree_node
              (institution_id, revision, tree, id, parent_id, kind, name, position, last)
            select :institution, :revision, :tree, n.*
              from unnest(:ids, :parents, :kinds, :names, :positions, :lasts) n
            """)
        .param("institution", institution)
        .param("revision", revision)
        .param("tree", tree)
        .param("ids", nodes.stream().map(Tree.Node::id).toArray(UUID[]::new))
        .param("parents", nodes.stream().map(Tree.Node::parent).toArray(UUID[]::new))
        .param("kinds", nodes.stream().map(Tree.Node::kind).toArray(String[]::new))
        .param("names", nodes.stream().map(Tree.Node::name).toArray(String[]::new))
        .param("positions", nodes.stream().map(Tree.Node::position).toArray(Integer[]::new))
        .param("lasts", nodes.stream().map(Tree.Node::last).toArray(Integer[]::new))
        .update();
  }
}

package org.muster.directives;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The items of directives with their questions and documents. */
@Component
class ItemTable {

  private record Asked(int item, Question question) {}

  private record Enclosed(int item, Item.Enclosure document) {}

  private final JdbcClient jdbc;

  ItemTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The items of a directive in their order. */
  List<Item> of(UUID directive) {
    var questions = new HashMap<Integer, List<Question>>();
    bound(
            """
            select item_n, n, label, unit, answer = 'number', held from directives.question
             where institution_id = :institution and directive_id = :directive order by item_n, n
            """,
            directive)
        .query(
            row -> {
              questions
                  .computeIfAbsent(row.getInt(1), none -> new ArrayList<>())
                  .add(
                      new Question(
                          row.getInt(2),
                          row.getString(3),
                          row.getString(4),
                          row.getBoolean(5),
                          row.getString(6)));
            });
    var documents = new HashMap<Integer, List<Item.Enclosure>>();
    bound(
            """
            select e.item_n, d.id, d.name, octet_length(d.bytes) from directives.enclosure e
              join directives.document d
                on d.institution_id = e.institution_id and d.id = e.document_id
             where e.institution_id = :institution and e.directive_id = :directive
             order by e.item_n, d.id
            """,
            directive)
        .query(
            row -> {
              documents
                  .computeIfAbsent(row.getInt(1), none -> new ArrayList<>())
                  .add(
                      new Item.Enclosure(
                          row.getObject(2, UUID.class), row.getString(3), row.getInt(4)));
            });
    return bound(
            """
            select n, kind, title, text, due_at, day, evidence, parent_n from directives.item
             where institution_id = :institution and directive_id = :directive order by n
            """,
            directive)
        .query((row, n) -> read(row, questions, documents))
        .list();
  }

  private static Item read(
      ResultSet row,
      Map<Integer, List<Question>> questions,
      Map<Integer, List<Item.Enclosure>> documents)
      throws SQLException {
    int n = row.getInt(1);
    return new Item(
        n,
        Item.Kind.of(row.getString(2)),
        row.getString(3),
        row.getString(4),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        row.getObject(6, LocalDate.class),
        Item.Evidence.of(row.getString(7)),
        questions.getOrDefault(n, List.of()),
        documents.getOrDefault(n, List.of()),
        row.getObject(8, Integer.class));
  }

  /** Writes the items of a directive that has just been made. */
  void insert(UUID directive, Draft draft, @Nullable UUID by) {
    var items = draft.items();
    bound(
            """
            insert into directives.item (institution_id, directive_id, n, kind, title, text, due_at,
                                         day, evidence, parent_n)
            select :institution, :directive, i.n, i.kind, i.title, i.text, i.due::timestamptz,
                   i.day::date, i.evidence, i.parent
              from unnest(:ns::int[], :kinds::text[], :titles::text[], :texts::text[], :dues::text[],
                          :days::text[], :evidences::text[], :parents::int[])
                   as i(n, kind, title, text, due, day, evidence, parent)
            """,
            directive)
        .param("ns", array(items, Item::n, Integer[]::new))
        .param("kinds", array(items, one -> one.kind().word(), String[]::new))
        .param("titles", array(items, Item::title, String[]::new))
        .param("texts", array(items, Item::text, String[]::new))
        .param("dues", array(items, one -> one.dueAt().toString(), String[]::new))
        .param("days", array(items, ItemTable::day, String[]::new))
        .param("evidences", array(items, one -> one.evidence().word(), String[]::new))
        .param("parents", array(items, Item::parent, Integer[]::new))
        .update();
    questions(directive, items);
    enclosures(directive, draft, by);
  }

  private static @Nullable String day(Item item) {
    return item.day() == null ? null : item.day().toString();
  }

  private void questions(UUID directive, List<Item> items) {
    var asked =
        items.stream()
            .flatMap(item -> item.questions().stream().map(one -> new Asked(item.n(), one)))
            .toList();
    bound(
            """
            insert into directives.question (institution_id, directive_id, item_n, n, label, unit,
                                             answer, held)
            select :institution, :directive, q.item, q.n, q.label, q.unit,
                   case when q.number then 'number' else 'words' end, q.held
              from unnest(:items::int[], :ns::int[], :labels::text[], :units::text[],
                          :numbers::boolean[], :helds::text[])
                   as q(item, n, label, unit, number, held)
            """,
            directive)
        .param("items", array(asked, Asked::item, Integer[]::new))
        .param("ns", array(asked, one -> one.question().n(), Integer[]::new))
        .param("labels", array(asked, one -> one.question().label(), String[]::new))
        .param("units", array(asked, one -> one.question().unit(), String[]::new))
        .param("numbers", array(asked, one -> one.question().number(), Boolean[]::new))
        .param("helds", array(asked, one -> one.question().held(), String[]::new))
        .update();
  }

  /** Only what the issuer brought, or what came with the directive they forward, is handed out. */
  private void enclosures(UUID directive, Draft draft, @Nullable UUID by) {
    var enclosed =
        draft.items().stream()
            .flatMap(item -> item.documents().stream().map(one -> new Enclosed(item.n(), one)))
            .toList();
    int made =
        bound(
                """
                insert into directives.enclosure (institution_id, directive_id, item_n, document_id)
                select :institution, :directive, e.item, d.id
                  from unnest(:items::int[], :documents::uuid[]) as e(item, document)
                  join directives.document d
                    on d.institution_id = :institution and d.id = e.document
                   and (d.by_person is not distinct from :by::uuid
                        or exists (select from directives.enclosure p
                                    where p.institution_id = :institution
                                      and p.directive_id = :parent::uuid and p.document_id = d.id))
                """,
                directive)
            .param("items", array(enclosed, Enclosed::item, Integer[]::new))
            .param("documents", array(enclosed, one -> one.document().id(), UUID[]::new))
            .param("by", by)
            .param("parent", draft.forwarded() == null ? null : draft.forwarded().directive())
            .update();
    if (made != enclosed.size()) {
      throw Problem.unprocessable("directives.document-gone");
    }
  }

  private static <T, V extends @Nullable Object> V[] array(
      List<T> from,
      Function<? super T, ? extends V> value,
      java.util.function.IntFunction<V[]> to) {
    Stream<V> values = from.stream().map(value);
    return values.toArray(to);
  }

  private JdbcClient.StatementSpec bound(String sql, UUID directive) {
    return jdbc.sql(sql)
        .param("institution", CurrentInstitution.get())
        .param("directive", directive);
  }
}

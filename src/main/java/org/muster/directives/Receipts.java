package org.muster.directives;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.PostKind;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people have received: their own, and that of those they stand in for. */
@Service
public class Receipts {

  private static final int SHOWN = 100;

  /**
   * A directive in somebody's list.
   *
   * @param holder whose it is
   * @param holderName null where it is the reader's own
   * @param dueAt when the next undone item is due; null where all is done
   */
  public record Line(
      UUID directive,
      String title,
      String by,
      Instant sentAt,
      UUID holder,
      @Nullable String holderName,
      boolean opened,
      int items,
      int done,
      @Nullable Instant dueAt) {

    public boolean finished() {
      return done == items;
    }
  }

  /**
   * A receiver's part of a directive.
   *
   * @param holderName null where it is the reader's own
   * @param post null for one who received it as a student
   * @param answers what stands, by item
   */
  public record Received(
      Directive directive,
      UUID holder,
      @Nullable String holderName,
      @Nullable PostKind post,
      List<Item> items,
      Map<Integer, Answer> answers) {}

  private record Receiver(UUID person, @Nullable String name, @Nullable PostKind post) {}

  private final JdbcClient jdbc;
  private final Directives directives;
  private final ItemTable items;
  private final AnswerTable answers;
  private final Sight sight;
  private final Clock clock;

  Receipts(
      JdbcClient jdbc,
      Directives directives,
      ItemTable items,
      AnswerTable answers,
      Sight sight,
      Clock clock) {
    this.jdbc = jdbc;
    this.directives = directives;
    this.items = items;
    this.answers = answers;
    this.sight = sight;
    this.clock = clock;
  }

  /**
   * What somebody received, with that of those they stand in for: what is due first comes first.
   */
  public List<Line> mine(UUID person) {
    return jdbc.sql(
            """
            select d.id, d.title, d.by_name, d.sent_at, r.person_id,
                   case when r.person_id <> :self then h.name end, r.opened_at is not null,
                   count(i.n), count(a.id), min(i.due_at) filter (where a.id is null)
              from directives.receiver r
              join directives.directive d
                on d.institution_id = r.institution_id and d.id = r.directive_id
               and d.withdrawn_at is null
              join directives.item i
                on i.institution_id = r.institution_id and i.directive_id = r.directive_id
              join people.person h on h.institution_id = r.institution_id and h.id = r.person_id
              left join directives.answer a
                on a.institution_id = r.institution_id and a.directive_id = r.directive_id
               and a.item_n = i.n and a.person_id = r.person_id and a.superseded_at is null
             where r.institution_id = :institution and %s
             group by d.id, d.title, d.by_name, d.sent_at, r.person_id, h.name, r.opened_at
             order by min(i.due_at) filter (where a.id is null) nulls last, d.sent_at desc, d.id
             limit :limit
            """
                .formatted(Sight.MINE))
        .params(sight.parameters(person))
        .param("limit", SHOWN)
        .query(
            (row, n) ->
                new Line(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getObject(4, OffsetDateTime.class).toInstant(),
                    row.getObject(5, UUID.class),
                    row.getString(6),
                    row.getBoolean(7),
                    row.getInt(8),
                    row.getInt(9),
                    Directive.instant(row, 10)))
        .list();
  }

  /**
   * A directive as somebody received it, or one they stand in for; empty where neither did. From
   * now on it is opened.
   *
   * @param holder whose it is; null for the reader's own, else the first they stand in for
   */
  @Transactional
  public Optional<Received> open(UUID directive, UUID person, String name, @Nullable UUID holder) {
    return find(directive, person, holder)
        .map(
            receiver -> {
              jdbc.sql(
                      """
                      update directives.receiver set opened_at = ?, opened_by = ?
                       where institution_id = ? and directive_id = ? and person_id = ?
                         and opened_at is null
                      """)
                  .params(now(), name, CurrentInstitution.get(), directive, receiver.person())
                  .update();
              return new Received(
                  directives.get(directive),
                  receiver.person(),
                  receiver.name(),
                  receiver.post(),
                  items.of(directive),
                  answers.standing(directive, receiver.person()));
            });
  }

  /** One's own part, or that of one they stand in for, as it would be answered. */
  Received locked(UUID directive, UUID person, UUID holder) {
    // Two answers to the same item wait for each other.
    jdbc.sql(
            """
            select true from directives.receiver
             where institution_id = ? and directive_id = ? and person_id = ? for update
            """)
        .params(CurrentInstitution.get(), directive, holder)
        .query(Boolean.class)
        .optional();
    var receiver = find(directive, person, holder).orElseThrow(Problem::notFound);
    return new Received(
        directives.get(directive),
        receiver.person(),
        receiver.name(),
        receiver.post(),
        items.of(directive),
        answers.standing(directive, receiver.person()));
  }

  private Optional<Receiver> find(UUID directive, UUID person, @Nullable UUID holder) {
    return jdbc.sql(
            """
            select r.person_id, case when r.person_id <> :self then h.name end, r.post
              from directives.receiver r
              join people.person h on h.institution_id = r.institution_id and h.id = r.person_id
             where r.institution_id = :institution and r.directive_id = :directive and %s
               and (:holder::uuid is null or r.person_id = :holder::uuid)
             order by r.person_id <> :self, h.name, h.id limit 1
            """
                .formatted(Sight.MINE))
        .params(sight.parameters(person))
        .param("directive", directive)
        .param("holder", holder)
        .query(
            (row, n) ->
                new Receiver(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3) == null ? null : PostKind.of(row.getString(3))))
        .optional();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}

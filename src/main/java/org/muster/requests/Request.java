package org.muster.requests;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Phrase;
import org.muster.people.PostKind;
import org.muster.shared.Status;

/**
 * A request as lists and its page show it.
 *
 * @param unit the class of whom it is about; null for staff
 * @param step the number of the step it is at
 * @param post whose step that is
 * @param owner who holds it today; null once it is closed
 * @param lapses true where silence closes it
 * @param reopened how often its asker said that it was not solved
 */
public record Request(
    UUID id,
    String type,
    Phrase name,
    UUID formId,
    UUID asker,
    String askerName,
    UUID about,
    String aboutName,
    String aboutNumber,
    @Nullable UUID unit,
    @Nullable String unitName,
    @Nullable UUID place,
    int step,
    PostKind post,
    Step.Work work,
    State state,
    @Nullable UUID owner,
    @Nullable String ownerName,
    Instant dueAt,
    boolean confirms,
    boolean lowRisk,
    int reopened,
    Instant at,
    Instant stateAt,
    @Nullable Instant closedAt,
    boolean lapses) {

  /** Where a request stands. */
  public enum State {
    /** With an office. */
    OPEN,
    /** Asked back: its asker has to add something. */
    BACK,
    /** Carried out, and to be confirmed. */
    DONE,
    APPROVED,
    REFUSED,
    CLOSED,
    WITHDRAWN;

    /** The word in the database and in messages. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** True while somebody has to do something. */
    public boolean open() {
      return this == OPEN || this == BACK || this == DONE;
    }
  }

  /** The columns of {@link #read}; of {@code r}, with {@code owned} joined as {@code o}. */
  static final String SELECT =
      """
      select r.id, r.type, r.name_zh, r.name_en, r.form_id, r.asker_id, r.asker_name, r.about_id,
             p.name, p.number, m.unit_id, u.name, r.place_id, r.step, s.post, s.work, r.state,
             o.owner_id, h.name, r.due_at, r.confirms, r.low_risk, r.reopened, r.at, r.state_at,
             r.closed_at, r.lapses
        from requests.request r
        join requests.step s
          on s.institution_id = r.institution_id and s.request_id = r.id and s.n = r.step
        join people.person p on p.institution_id = r.institution_id and p.id = r.about_id
        left join people.membership m on m.institution_id = r.institution_id
          and m.person_id = r.about_id and m.to_at is null
        left join people.unit u on u.institution_id = r.institution_id and u.id = m.unit_id
        left join owned o on o.request_id = r.id
        left join people.person h on h.institution_id = r.institution_id and h.id = o.owner_id
       where r.institution_id = :institution
      """;

  static Request read(ResultSet row, int n) throws SQLException {
    return new Request(
        row.getObject(1, UUID.class),
        row.getString(2),
        new Phrase(row.getString(3), row.getString(4)),
        row.getObject(5, UUID.class),
        row.getObject(6, UUID.class),
        row.getString(7),
        row.getObject(8, UUID.class),
        row.getString(9),
        row.getString(10),
        row.getObject(11, UUID.class),
        row.getString(12),
        row.getObject(13, UUID.class),
        row.getInt(14),
        PostKind.of(row.getString(15)),
        Step.Work.of(row.getString(16)),
        State.of(row.getString(17)),
        row.getObject(18, UUID.class),
        row.getString(19),
        row.getObject(20, OffsetDateTime.class).toInstant(),
        row.getBoolean(21),
        row.getBoolean(22),
        row.getInt(23),
        row.getObject(24, OffsetDateTime.class).toInstant(),
        row.getObject(25, OffsetDateTime.class).toInstant(),
        instant(row, 26),
        row.getBoolean(27));
  }

  static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** True where its time is over and somebody still has to do something. */
  public boolean overdue(Instant now) {
    return state.open() && !dueAt.isAfter(now);
  }

  /** Its state by shape, word and colour. */
  public Status status(Instant now) {
    if (overdue(now)) {
      return Status.ALERT;
    }
    return switch (state) {
      case OPEN -> Status.MISSING;
      case BACK, DONE -> Status.WATCH;
      case APPROVED, CLOSED -> Status.OK;
      case REFUSED, WITHDRAWN -> Status.UNKNOWN;
    };
  }

  /** The message that says its state. */
  public String stateKey(Instant now) {
    return state == State.OPEN && overdue(now)
        ? "requests.state.overdue"
        : "requests.state." + state.word();
  }
}

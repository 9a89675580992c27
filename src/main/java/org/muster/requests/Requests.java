package org.muster.requests;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.forms.Answers;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.muster.shared.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The requests of the institution in force: asked, and found by those who may see them. */
@Service
public class Requests {

  static final String ANSWERS = "requests.request.answers";

  /** More open ones than this of one asker are a mistake of a program, or of a person in need. */
  private static final int OPEN_OF_ONE = 40;

  private final JdbcClient jdbc;
  private final RequestTypes types;
  private final RequestSight sight;
  private final RequestHistory history;
  private final RequestTelling telling;
  private final Institutions institutions;
  private final Seals seals;
  private final Trail trail;
  private final Clock clock;

  Requests(
      JdbcClient jdbc,
      RequestTypes types,
      RequestSight sight,
      RequestHistory history,
      RequestTelling telling,
      Institutions institutions,
      Seals seals,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.types = types;
    this.sight = sight;
    this.history = history;
    this.telling = telling;
    this.institutions = institutions;
    this.seals = seals;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Asks; the same id again is the same request. Whether the asker may ask for whom it is about is
   * the caller's to check.
   *
   * @throws Problem 404 for no such type, 422 for answers its form or its room does not take
   */
  @Transactional
  public UUID ask(Ask asked) {
    var type = types.get(asked.type());
    var judged = type.form().form().validate(asked.answers().asMap());
    if (!judged.ok()) {
      throw Problem.unprocessable("requests.answers");
    }
    if (type.rules().place() && asked.place() == null) {
      throw Problem.unprocessable("requests.place");
    }
    var ask =
        new Ask(
            asked.id(),
            asked.asker(),
            asked.askerName(),
            asked.about(),
            asked.type(),
            judged.answers(),
            type.rules().place() ? asked.place() : type.rules().where(asked));
    if (known(ask)) {
      return ask.id();
    }
    type.rules().check(ask);
    checkCount(ask.asker());
    var route = type.rules().route(ask);
    if (insert(ask, type, route) == 0) {
      return ask.id();
    }
    history.add(
        ask.id(),
        ask.about(),
        1,
        "asked",
        new RequestHistory.By(ask.asker(), ask.askerName()),
        RequestHistory.Said.NOTHING);
    var request = find(ask.id());
    telling.asked(request);
    trail.record(
        "requests.ask", "request", ask.id(), Map.of("type", ask.type(), "about", ask.about()));
    return ask.id();
  }

  /** True for one that was asked before; an id of somebody else's is a conflict. */
  private boolean known(Ask ask) {
    var asker =
        jdbc.sql("select asker_id from requests.request where institution_id = ? and id = ?")
            .params(CurrentInstitution.get(), ask.id())
            .query(UUID.class)
            .optional();
    if (asker.isPresent() && !asker.get().equals(ask.asker())) {
      throw Problem.conflict("requests.id");
    }
    return asker.isPresent();
  }

  private void checkCount(UUID asker) {
    int open =
        jdbc.sql(
                """
                select count(*) from requests.request
                 where institution_id = ? and asker_id = ? and about_id = ? and closed_at is null
                """)
            .params(CurrentInstitution.get(), asker, asker)
            .query(Integer.class)
            .single();
    if (open >= OPEN_OF_ONE) {
      throw Problem.conflict("requests.too-many", OPEN_OF_ONE);
    }
  }

  private int insert(Ask ask, Type type, List<Step> route) {
    if (route.isEmpty() || route.size() > 4) {
      throw new IllegalStateException("a route has 1 to 4 steps: " + ask.type());
    }
    var now = clock.instant();
    int made =
        jdbc.sql(
                """
                insert into requests.request (institution_id, id, type, name_zh, name_en, form_id,
                  asker_id, asker_name, about_id, answers, place_id, step, state, holder_id, due_at,
                  confirms, lapses, low_risk, at, state_at)
                values (:institution, :id, :type, :nameZh, :nameEn::text, :form, :asker, :askerName,
                  :about, :answers, :place::uuid, 1, 'open', :holder::uuid, :due, :confirms, :lapses, :low,
                  :now, :now)
                on conflict (institution_id, id) do nothing
                """)
            .param("institution", CurrentInstitution.get())
            .param("id", ask.id())
            .param("type", ask.type())
            .param("nameZh", type.name().chinese())
            .param("nameEn", type.name().english())
            .param("form", type.form().id())
            .param("asker", ask.asker())
            .param("askerName", ask.askerName())
            .param("about", ask.about())
            .param("answers", seals.seal(ANSWERS, ask.about(), ask.answers().toJson()))
            .param("place", ask.place())
            .param("holder", chosen(route.getFirst(), ask.about()))
            .param("due", due(now, route.getFirst()).atOffset(ZoneOffset.UTC))
            .param("confirms", type.rules().confirms())
            .param("lapses", type.rules().lapses())
            .param("low", type.rules().lowRisk(ask))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update();
    if (made == 1) {
      jdbc.sql(
              """
              insert into requests.step (institution_id, request_id, n, post, work, hours)
              select :institution, :id, s.n, s.post, s.work, s.hours
                from unnest(:ns::int[], :posts::text[], :works::text[], :hours::int[])
                  as s (n, post, work, hours)
              """)
          .param("institution", CurrentInstitution.get())
          .param("id", ask.id())
          .param("ns", IntStream.rangeClosed(1, route.size()).boxed().toArray(Integer[]::new))
          .param("posts", route.stream().map(one -> one.post().word()).toArray(String[]::new))
          .param("works", route.stream().map(one -> one.work().word()).toArray(String[]::new))
          .param("hours", route.stream().map(Step::hours).toArray(Integer[]::new))
          .update();
    }
    return made;
  }

  /** What is open of some types about somebody is wanted elsewhere from now on. */
  @Transactional
  public void follow(UUID about, List<String> types, UUID place) {
    jdbc.sql(
            """
            update requests.request set place_id = :place
             where institution_id = :institution and about_id = :about and closed_at is null
               and type = any (:types)
            """)
        .param("place", place)
        .param("institution", CurrentInstitution.get())
        .param("about", about)
        .param("types", types.toArray(String[]::new))
        .update();
  }

  static Instant due(Instant from, Step step) {
    return from.plus(Duration.ofHours(step.hours()));
  }

  /** Of those who act in the step's post the one with the least open; null where nobody acts. */
  @Nullable UUID chosen(Step step, UUID about) {
    return jdbc.sql(Holders.CHOSEN)
        .param("institution", CurrentInstitution.get())
        .param("today", institutions.today())
        .param("post", step.post().word())
        .param("about", about)
        .query(UUID.class)
        .optional()
        .orElse(null);
  }

  /**
   * One that the viewer may see.
   *
   * @throws Problem 404 for none
   */
  public Request get(UUID id, Scope scope) {
    return jdbc.sql(Holders.WITH + Request.SELECT + " and r.id = :id and " + RequestSight.SEEN)
        .params(sight.parameters(scope))
        .param("id", id)
        .query(Request::read)
        .optional()
        .orElseThrow(Problem::notFound);
  }

  /** One, whoever asks. */
  Request find(UUID id) {
    return jdbc.sql(Holders.WITH + Request.SELECT + " and r.id = :id")
        .param("institution", CurrentInstitution.get())
        .param("today", institutions.today())
        .param("id", id)
        .query(Request::read)
        .optional()
        .orElseThrow(Problem::notFound);
  }

  /** The steps of its route, in order. */
  public List<Step> route(UUID id) {
    return jdbc.sql(
            """
            select post, work, hours from requests.step
             where institution_id = ? and request_id = ? order by n
            """)
        .params(CurrentInstitution.get(), id)
        .query(
            (row, n) ->
                new Step(
                    org.muster.people.PostKind.of(row.getString(1)),
                    Step.Work.of(row.getString(2)),
                    row.getInt(3)))
        .list();
  }

  /** What became of it, the oldest first. */
  public List<Deed> history(UUID id) {
    return history.of(id);
  }

  /** What was answered to its questions. */
  public Answers answers(Request request) {
    return jdbc.sql("select answers from requests.request where institution_id = ? and id = ?")
        .params(CurrentInstitution.get(), request.id())
        .query((row, n) -> Answers.parse(seals.open(ANSWERS, request.about(), row.getString(1))))
        .single();
  }

  /** It, as it was asked. */
  Ask asked(Request request) {
    return new Ask(
        request.id(),
        request.asker(),
        request.askerName(),
        request.about(),
        request.type(),
        answers(request),
        request.place());
  }
}

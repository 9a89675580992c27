package org.muster.requests;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.identity.Viewer;
import org.muster.people.Scope;
import org.muster.requests.Request.State;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves requests on. Each move names the step and the state it moves from: of two who decide at
 * once exactly one does, and the other is told so.
 */
@Service
public class RequestDecisions {

  /** How long an asker has to answer, and to say that it is solved. */
  static final Duration ASKERS_TIME = Duration.ofHours(48);

  private static final int LONGEST = 1_000;

  private final JdbcClient jdbc;
  private final Requests requests;
  private final RequestTypes types;
  private final RequestHistory history;
  private final RequestTelling telling;
  private final Trail trail;
  private final Clock clock;

  RequestDecisions(
      JdbcClient jdbc,
      Requests requests,
      RequestTypes types,
      RequestHistory history,
      RequestTelling telling,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.requests = requests;
    this.types = types;
    this.history = history;
    this.telling = telling;
    this.trail = trail;
    this.clock = clock;
  }

  /** True for those who may do what is to be done at the step a request is at. */
  public boolean mayDecide(Request request, Scope scope) {
    return RequestSight.mayDecide(request, scope);
  }

  /** True for those on the asking side. */
  public boolean asks(Request request, Scope scope) {
    return RequestSight.asks(request, scope.person());
  }

  /**
   * Decides at the step its page showed.
   *
   * @throws Problem 404 for one not to be seen, 403 for another's step, 409 {@code requests.late}
   *     where somebody was first, 422 for a verdict without its reason or words
   */
  @Transactional
  public void decide(UUID id, int step, Verdict verdict, Scope scope, Viewer viewer) {
    var request = requests.get(id, scope);
    if (request.state() != State.OPEN || request.step() != step) {
      throw late();
    }
    if (!RequestSight.mayDecide(request, scope)) {
      throw Problem.forbidden();
    }
    check(verdict);
    var by = new RequestHistory.By(viewer.self(), viewer.name());
    var said =
        new RequestHistory.Said(
            verdict.what() == Verdict.What.REFUSE ? verdict.reason() : null, verdict.words());
    var what =
        switch (verdict.what()) {
          case REFUSE -> refuse(request);
          case ASK_BACK -> askBack(request);
          case PASS -> pass(request);
        };
    var deed = history.add(id, request.about(), step, what, by, said);
    settle(request, verdict.what(), by);
    telling.decided(requests.find(id), what, deed);
    trail.record("requests.decide", "request", id, Map.of("what", what, "step", step));
  }

  private static void check(Verdict verdict) {
    if (verdict.words().length() > LONGEST) {
      throw Problem.unprocessable("requests.words-long", LONGEST);
    }
    if (verdict.what() == Verdict.What.REFUSE && !Verdict.REASONS.contains(verdict.reason())) {
      throw Problem.unprocessable("requests.reason");
    }
    boolean needsWords =
        verdict.what() == Verdict.What.ASK_BACK
            || verdict.what() == Verdict.What.REFUSE && verdict.reason().equals("other");
    if (needsWords && verdict.words().isBlank()) {
      throw Problem.unprocessable("requests.words");
    }
  }

  private String refuse(Request request) {
    move(request, State.REFUSED, request.step(), null, clock.instant());
    return "refused";
  }

  private String askBack(Request request) {
    move(request, State.BACK, request.step(), null, clock.instant().plus(ASKERS_TIME));
    return "asked-back";
  }

  private String pass(Request request) {
    var route = requests.route(request.id());
    var now = clock.instant();
    if (request.step() < route.size()) {
      var next = route.get(request.step());
      move(
          request,
          State.OPEN,
          request.step() + 1,
          requests.chosen(next, request.about()),
          Requests.due(now, next));
    } else if (request.confirms()) {
      move(request, State.DONE, request.step(), null, now.plus(ASKERS_TIME));
    } else {
      move(
          request,
          request.work() == Step.Work.DECIDE ? State.APPROVED : State.CLOSED,
          request.step(),
          null,
          now);
    }
    return request.work() == Step.Work.DECIDE ? "approved" : "done";
  }

  /** The room is told of the last step passed once, not again after "not solved". */
  private void settle(Request before, Verdict.What what, RequestHistory.By by) {
    var outcome =
        switch (what) {
          case REFUSE -> Settled.Outcome.REFUSED;
          case ASK_BACK -> null;
          case PASS ->
              before.step() == requests.route(before.id()).size() && before.reopened() == 0
                  ? Settled.Outcome.GRANTED
                  : null;
        };
    if (outcome != null) {
      settle(before, outcome, by);
    }
  }

  private void settle(Request request, Settled.Outcome outcome, RequestHistory.By by) {
    types.settle(
        new Settled(
            requests.asked(request),
            outcome,
            by.person() == null ? request.about() : by.person(),
            by.name()));
  }

  /**
   * Its asker says that it is solved.
   *
   * @throws Problem 403 for anybody else, 409 for one that does not wait for it
   */
  @Transactional
  public void confirm(UUID id, Scope scope, Viewer viewer) {
    var request = asking(id, scope, State.DONE);
    move(request, State.CLOSED, request.step(), null, clock.instant());
    history.add(
        id,
        request.about(),
        request.step(),
        "confirmed",
        new RequestHistory.By(viewer.self(), viewer.name()),
        RequestHistory.Said.NOTHING);
    trail.record("requests.confirm", "request", id, Map.of());
  }

  /** Its asker says that it is not solved: it is open again at the same office, and counts. */
  @Transactional
  public void contradict(UUID id, String words, Scope scope, Viewer viewer) {
    var request = asking(id, scope, State.DONE);
    if (words.isBlank() || words.length() > LONGEST) {
      throw Problem.unprocessable("requests.words");
    }
    var step = requests.route(id).get(request.step() - 1);
    move(
        request,
        State.OPEN,
        request.step(),
        requests.chosen(step, request.about()),
        Requests.due(clock.instant(), step));
    jdbc.sql(
            """
            update requests.request set reopened = reopened + 1
             where institution_id = ? and id = ?
            """)
        .params(CurrentInstitution.get(), id)
        .update();
    var deed =
        history.add(
            id,
            request.about(),
            request.step(),
            "contradicted",
            new RequestHistory.By(viewer.self(), viewer.name()),
            new RequestHistory.Said(null, words.strip()));
    telling.forOffice(requests.find(id), "contradicted", deed);
    trail.record("requests.contradict", "request", id, Map.of());
  }

  /** Its asker wants it no longer. */
  @Transactional
  public void withdraw(UUID id, Scope scope, Viewer viewer) {
    var request = requests.get(id, scope);
    if (!RequestSight.asks(request, scope.person())) {
      throw Problem.forbidden();
    }
    if (request.state() != State.OPEN && request.state() != State.BACK) {
      throw late();
    }
    var by = new RequestHistory.By(viewer.self(), viewer.name());
    move(request, State.WITHDRAWN, request.step(), null, clock.instant());
    history.add(id, request.about(), request.step(), "withdrawn", by, RequestHistory.Said.NOTHING);
    if (request.reopened() == 0) {
      settle(request, Settled.Outcome.WITHDRAWN, by);
    }
    trail.record("requests.withdraw", "request", id, Map.of());
  }

  /** The asker's side has added what was asked for: the office's time begins anew. */
  void answered(Request request, RequestHistory.By by) {
    var step = requests.route(request.id()).get(request.step() - 1);
    move(
        request,
        State.OPEN,
        request.step(),
        requests.chosen(step, request.about()),
        Requests.due(clock.instant(), step));
    history.add(
        request.id(), request.about(), request.step(), "answered", by, RequestHistory.Said.NOTHING);
  }

  private Request asking(UUID id, Scope scope, State state) {
    var request = requests.get(id, scope);
    if (!RequestSight.asks(request, scope.person())) {
      throw Problem.forbidden();
    }
    if (request.state() != state) {
      throw late();
    }
    return request;
  }

  /** From exactly this step and state; whoever comes second finds neither. */
  private void move(Request from, State to, int step, @Nullable UUID holder, Instant due) {
    int moved =
        jdbc.sql(
                """
                update requests.request
                   set state = :to, step = :step, holder_id = coalesce(:holder::uuid, holder_id),
                       due_at = :due, state_at = :now,
                       closed_at = case when :open then null else :now::timestamptz end
                 where institution_id = :institution and id = :id and step = :fromStep
                   and state = :from
                """)
            .param("to", to.word())
            .param("step", step)
            .param("holder", holder)
            .param("due", due.atOffset(ZoneOffset.UTC))
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("open", to.open())
            .param("institution", CurrentInstitution.get())
            .param("id", from.id())
            .param("fromStep", from.step())
            .param("from", from.state().word())
            .update();
    if (moved == 0) {
      throw late();
    }
  }

  /** Its page says who was first, and when. */
  private static Problem late() {
    return Problem.conflict("requests.late");
  }
}

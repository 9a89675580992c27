package org.muster.requests.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Fact;
import org.muster.forms.Forms;
import org.muster.identity.Viewer;
import org.muster.people.People;
import org.muster.people.PhoneNumber;
import org.muster.people.Scope;
import org.muster.requests.Deed;
import org.muster.requests.KnownFacts;
import org.muster.requests.Request;
import org.muster.requests.RequestDecisions;
import org.muster.requests.RequestQueues;
import org.muster.requests.RequestTalk;
import org.muster.requests.RequestTypes;
import org.muster.requests.Requests;
import org.muster.requests.Step;
import org.muster.requests.TypeDrafts;
import org.muster.shared.Ids;
import org.muster.shared.Text;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Requests listed and shown: one's own, and those of an office. */
@Controller
class RequestPages {

  private final Requests requests;
  private final RequestTypes types;
  private final RequestQueues queues;
  private final RequestDecisions decisions;
  private final RequestTalk talk;
  private final KnownFacts facts;
  private final People people;
  private final Forms forms;
  private final Clock clock;

  RequestPages(
      Requests requests,
      RequestTypes types,
      RequestQueues queues,
      RequestDecisions decisions,
      RequestTalk talk,
      KnownFacts facts,
      People people,
      Forms forms,
      Clock clock) {
    this.requests = requests;
    this.types = types;
    this.queues = queues;
    this.decisions = decisions;
    this.talk = talk;
    this.facts = facts;
    this.people = people;
    this.forms = forms;
    this.clock = clock;
  }

  @GetMapping("/requests")
  String list(
      Viewer viewer,
      Scope scope,
      Text t,
      @RequestParam(defaultValue = "") String show,
      @RequestParam(required = false) @Nullable String type,
      Model model) {
    return list(viewer, scope, t, wish(show, type), List.of(), model);
  }

  private static RequestQueues.Wish wish(String show, @Nullable String type) {
    return new RequestQueues.Wish(
        show.equals("mine"),
        show.equals("overdue"),
        type == null || type.isBlank() ? null : type,
        show.equals("closed"));
  }

  String list(
      Viewer viewer,
      Scope scope,
      Text t,
      RequestQueues.Wish wish,
      List<ListPage.Result> results,
      Model model) {
    boolean works = RequestQueues.works(scope);
    var queue = works ? queues.queue(scope, wish) : List.<Request>of();
    var ofTypes = new LinkedHashMap<String, String>();
    queue.forEach(one -> ofTypes.putIfAbsent(one.type(), one.name().in(t)));
    model.addAttribute(
        "page",
        new ListPage(
            viewer.person() == null ? List.of() : types.offered(scope),
            viewer.person() == null ? List.of() : queues.mine(scope),
            works,
            queue,
            wish,
            works && !wish.closed() ? queues.loads(scope) : List.of(),
            ofTypes.entrySet().stream()
                .map(one -> new ListPage.Choice(one.getKey(), one.getValue()))
                .toList(),
            queue.stream()
                .filter(one -> one.lowRisk() && one.work() == Step.Work.DECIDE)
                .filter(one -> decisions.mayDecide(one, scope))
                .map(Request::id)
                .collect(Collectors.toSet()),
            results,
            TypeDrafts.isFor(scope),
            clock.instant()));
    return "requests/list";
  }

  // Only ids: the style sheet of these pages lies beside them.
  @GetMapping("/requests/{id:[0-9a-f-]{36}}")
  String show(
      Scope scope,
      Text t,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String late,
      Model model) {
    return show(scope, t, id, late != null, null, model);
  }

  String show(Scope scope, Text t, UUID id, boolean late, @Nullable String problem, Model model) {
    var request = requests.get(id, scope);
    var history = requests.history(id);
    var form = forms.version(request.formId()).form();
    var person = people.find(scope, request.about());
    boolean asking = decisions.asks(request, scope);
    boolean decides = decisions.mayDecide(request, scope);
    model.addAttribute(
        "page",
        new RequestPage(
            request,
            stages(request, history),
            facts(form.summary(requests.answers(request), t), asking),
            request.place() == null ? "" : facts.path(request.place()),
            history,
            talk.of(request),
            asking,
            decides,
            person.isPresent() && !asking,
            asking || person.isEmpty()
                ? null
                : PhoneNumber.of(people.phones(request.about()).own()),
            Ids.next(),
            late && !history.isEmpty() ? history.getLast() : null,
            problem,
            clock.instant()));
    return "requests/request";
  }

  /** A number is masked for everybody but those who wrote it: its reveal is a step of its own. */
  private static List<Fact> facts(List<Fact> facts, boolean asking) {
    return asking
        ? facts
        : facts.stream()
            .map(
                fact -> {
                  var phone =
                      fact.code().equals("phone") || fact.value().matches("1[0-9]{10}")
                          ? PhoneNumber.of(fact.value())
                          : null;
                  return phone == null
                      ? fact
                      : new Fact(fact.code(), fact.label(), phone.masked(), fact.abnormal());
                })
            .toList();
  }

  private List<RequestPage.Stage> stages(Request request, List<Deed> history) {
    var stages = new ArrayList<RequestPage.Stage>();
    for (var step : requests.route(request.id())) {
      int n = stages.size() + 1;
      var passed =
          history.stream()
              .filter(deed -> deed.step() == n)
              .filter(deed -> List.of("approved", "refused", "done").contains(deed.what()))
              .reduce((first, last) -> last)
              .orElse(null);
      stages.add(
          new RequestPage.Stage(n, step, passed, request.state().open() && request.step() == n));
    }
    return stages;
  }

  /** For those who see the request; kept by no one on the way. */
  @GetMapping("/requests/{id}/pictures/{picture}")
  ResponseEntity<byte[]> picture(Scope scope, @PathVariable UUID id, @PathVariable UUID picture) {
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "private, no-store")
        .body(talk.picture(requests.get(id, scope), picture));
  }
}

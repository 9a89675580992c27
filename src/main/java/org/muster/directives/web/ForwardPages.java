package org.muster.directives.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.directives.Directives;
import org.muster.directives.Item;
import org.muster.directives.Receipts;
import org.muster.identity.Viewer;
import org.muster.notices.Sender;
import org.muster.notices.Whom;
import org.muster.people.Audiences;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.people.Trees;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A receiver passes items on to their own people. */
@Controller
class ForwardPages {

  private final Directives directives;
  private final Receipts receipts;
  private final Audiences audiences;
  private final Trees trees;
  private final Institutions institutions;
  private final Clock clock;

  ForwardPages(
      Directives directives,
      Receipts receipts,
      Audiences audiences,
      Trees trees,
      Institutions institutions,
      Clock clock) {
    this.directives = directives;
    this.receipts = receipts;
    this.audiences = audiences;
    this.trees = trees;
    this.institutions = institutions;
    this.clock = clock;
  }

  @GetMapping("/directives/{id}/forward")
  String write(
      Viewer viewer,
      Scope scope,
      Text t,
      @PathVariable UUID id,
      @RequestParam(name = "for", required = false) @Nullable UUID holder,
      Model model) {
    var posts = Directives.posts(scope);
    var received = mine(viewer, id, holder);
    var form =
        ForwardForm.begin(
            Ids.next(),
            received,
            Whom.holders(posts.getFirst().word()),
            items(received),
            institutions.current().zone());
    return page(model, scope, t, received, form, null, null);
  }

  @PostMapping("/directives/{id}/forward/preview")
  String preview(
      Viewer viewer,
      Scope scope,
      Text t,
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> fields,
      HttpServletResponse response,
      Model model) {
    Directives.posts(scope);
    var form = ForwardForm.of(fields);
    var received = mine(viewer, id, form.holder());
    try {
      var draft = form.draft(id, items(received), institutions.current().zone());
      var preview = directives.preview(draft, form.whom().audience(), scope);
      return page(model, scope, t, received, form, preview, null);
    } catch (Problem problem) {
      return again(problem, response, model, scope, t, received, form);
    }
  }

  @PostMapping("/directives/{id}/forward")
  String forward(
      Viewer viewer,
      Scope scope,
      Text t,
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> fields,
      HttpServletResponse response,
      Model model) {
    Directives.posts(scope);
    var form = ForwardForm.of(fields);
    var received = mine(viewer, id, form.holder());
    try {
      var made =
          directives.issue(
              form.draft(id, items(received), institutions.current().zone()),
              form.whom().audience(),
              scope,
              new Sender(viewer.person(), viewer.name()));
      return "redirect:/directives/" + made + "/progress";
    } catch (Problem problem) {
      return again(problem, response, model, scope, t, received, form);
    }
  }

  private Receipts.Received mine(Viewer viewer, UUID id, @Nullable UUID holder) {
    return receipts.open(id, viewer.self(), viewer.name(), holder).orElseThrow(Problem::notFound);
  }

  private List<Item> items(Receipts.Received received) {
    return ForwardForm.forwardable(received.items(), clock.instant());
  }

  private String again(
      Problem problem,
      HttpServletResponse response,
      Model model,
      Scope scope,
      Text t,
      Receipts.Received received,
      ForwardForm form) {
    if (problem.status() != HttpStatus.UNPROCESSABLE_CONTENT) {
      throw problem;
    }
    response.setStatus(problem.status().value());
    return page(model, scope, t, received, form, null, problem.message(t));
  }

  private String page(
      Model model,
      Scope scope,
      Text t,
      Receipts.Received received,
      ForwardForm form,
      Audiences.@Nullable Preview preview,
      @Nullable String problem) {
    model.addAttribute(
        "page",
        new ForwardPage(
            received.directive(),
            form,
            items(received),
            Directives.posts(scope),
            trees.units().nodes().stream()
                .filter(node -> scope.covers(node.id()) && !node.kind().equals("grade"))
                .toList(),
            audiences.offers(scope, t),
            preview,
            problem));
    return "directives/forward";
  }
}

package org.muster.notices.web;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Actor;
import org.muster.identity.Viewer;
import org.muster.notices.Draft;
import org.muster.notices.Notice;
import org.muster.notices.Notices;
import org.muster.notices.Reach;
import org.muster.notices.Recipients;
import org.muster.notices.Sender;
import org.muster.people.Audiences;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Messages to people in one's charge: written, looked over before they go, and followed. */
@Controller
class NoticePages {

  private static final int SHOWN = 100;
  private static final int FAILURES = 200;

  private final Notices notices;
  private final Reach reach;
  private final Audiences audiences;
  private final Trees trees;
  private final Clock clock;

  NoticePages(Notices notices, Reach reach, Audiences audiences, Trees trees, Clock clock) {
    this.notices = notices;
    this.reach = reach;
    this.audiences = audiences;
    this.trees = trees;
    this.clock = clock;
  }

  /** Who writes to people: those of the chain but the class leaders, who remind by a button. */
  static boolean isFor(Scope scope) {
    return scope.whole()
        || scope.holds(PostKind.CHIEF_COUNSELLOR)
        || scope.holds(PostKind.COUNSELLOR);
  }

  @GetMapping("/notices/sent")
  String sent(Scope scope, Model model) {
    may(scope);
    model.addAttribute("notices", notices.newest(scope.whole() ? null : scope.person(), SHOWN));
    return "notices/sent";
  }

  @GetMapping("/notices/new")
  String write(Scope scope, Text t, Model model) {
    may(scope);
    model.addAttribute("page", writing(scope, t, NoticeForm.empty(Ids.next().toString()), null));
    return "notices/write";
  }

  /** Shows who would be told and how, before anything is sent. */
  @PostMapping("/notices/preview")
  String preview(
      Scope scope, Text t, @RequestParam MultiValueMap<String, String> fields, Model model) {
    may(scope);
    var form = NoticeForm.of(fields);
    // A text that cannot be sent is said now, not after the names have been looked through.
    form.words();
    var audience = form.whom().audience();
    var preview =
        new WritePage.Preview(
            audiences.preview(audience, scope),
            notices.forecast(new Recipients.Chosen(audience, scope), form.urgent()));
    model.addAttribute("page", writing(scope, t, form, preview));
    return "notices/write";
  }

  @PostMapping("/notices")
  String send(Scope scope, Viewer viewer, @RequestParam MultiValueMap<String, String> fields) {
    may(scope);
    var form = NoticeForm.of(fields);
    var draft =
        new Draft(
            "page " + form.key(),
            form.words(),
            form.urgent(),
            null,
            clock.instant().plus(Duration.ofDays(form.days())));
    var sent =
        notices.send(
            form.groups() ? draft.withGroups() : draft,
            new Recipients.Chosen(form.whom().audience(), scope),
            new Sender(viewer.person(), Actor.current().name()));
    return "redirect:/notices/" + sent.notice() + "/reach";
  }

  @GetMapping("/notices/{id}/reach")
  String reach(Scope scope, @PathVariable UUID id, Model model) {
    var notice = mine(scope, id);
    model.addAttribute(
        "page",
        new ReachPage(
            notice,
            reach.all(id),
            reach.channels(id),
            reach.units(id),
            reach.failures(id, FAILURES),
            notice.expiresAt().isAfter(clock.instant())));
    return "notices/reach";
  }

  @PostMapping("/notices/{id}/stop")
  String stop(Scope scope, @PathVariable UUID id, @RequestParam String why) {
    mine(scope, id);
    notices.stop(id, why, Actor.current().name());
    return "redirect:/notices/" + id + "/reach";
  }

  @PostMapping("/notices/{id}/failures/again")
  String again(
      Scope scope, @PathVariable UUID id, @RequestParam(required = false) @Nullable UUID person) {
    reach.again(mine(scope, id), person);
    return "redirect:/notices/" + id + "/reach";
  }

  @PostMapping("/notices/{id}/failures/{person}/aside")
  String aside(
      Scope scope,
      @PathVariable UUID id,
      @PathVariable UUID person,
      @RequestParam Reach.Otherwise how) {
    reach.aside(mine(scope, id), person, how);
    return "redirect:/notices/" + id + "/reach";
  }

  private WritePage writing(
      Scope scope, Text t, NoticeForm form, WritePage.@Nullable Preview preview) {
    return new WritePage(form, charged(trees.units(), scope), audiences.offers(scope, t), preview);
  }

  /** The units one writes to, without the grades, which nobody means. */
  static List<Tree.Node> charged(Tree tree, Scope scope) {
    return tree.nodes().stream()
        .filter(node -> scope.covers(node.id()) && !node.kind().equals("grade"))
        .toList();
  }

  /** One's own notice, or any for those who have the whole in their charge. */
  private Notice mine(Scope scope, UUID id) {
    may(scope);
    var notice = notices.get(id);
    if (!scope.whole()
        && (notice.byPerson() == null || !notice.byPerson().equals(scope.person()))) {
      throw Problem.notFound();
    }
    return notice;
  }

  static void may(Scope scope) {
    if (!isFor(scope)) {
      throw Problem.forbidden();
    }
  }
}

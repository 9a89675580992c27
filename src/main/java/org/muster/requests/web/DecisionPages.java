package org.muster.requests.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.muster.identity.Viewer;
import org.muster.people.Scope;
import org.muster.requests.RequestDecisions;
import org.muster.requests.RequestQueues;
import org.muster.requests.RequestTalk;
import org.muster.requests.Requests;
import org.muster.requests.Verdict;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** What is done about a request: decided, talked about, confirmed, withdrawn. */
@Controller
class DecisionPages {

  /** Nobody reads more lines than this before ticking them. */
  private static final int TOGETHER = 200;

  private final Requests requests;
  private final RequestDecisions decisions;
  private final RequestTalk talk;
  private final RequestPages pages;

  DecisionPages(
      Requests requests, RequestDecisions decisions, RequestTalk talk, RequestPages pages) {
    this.requests = requests;
    this.decisions = decisions;
    this.talk = talk;
    this.pages = pages;
  }

  /** Something to do that may be refused in words above the page it was done on. */
  @FunctionalInterface
  interface Act {
    void run() throws IOException;
  }

  @PostMapping("/requests/{id}/decision")
  String decide(
      Viewer viewer,
      Scope scope,
      Text t,
      @PathVariable UUID id,
      @RequestParam int step,
      @RequestParam String verdict,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String words,
      HttpServletResponse response,
      Model model)
      throws IOException {
    var what =
        switch (verdict) {
          case "pass" -> Verdict.What.PASS;
          case "refuse" -> Verdict.What.REFUSE;
          case "back" -> Verdict.What.ASK_BACK;
          default -> throw Problem.notFound();
        };
    return act(
        () -> decisions.decide(id, step, new Verdict(what, reason, words.strip()), scope, viewer),
        scope,
        t,
        id,
        response,
        model);
  }

  @PostMapping("/requests/{id}/messages")
  String say(
      Viewer viewer,
      Scope scope,
      Text t,
      @PathVariable UUID id,
      @RequestParam UUID message,
      @RequestParam(defaultValue = "") String words,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model)
      throws IOException {
    return act(
        () -> talk.say(id, message, words, pictures(request), scope, viewer),
        scope,
        t,
        id,
        response,
        model);
  }

  private static List<byte[]> pictures(HttpServletRequest request) throws IOException {
    var parts = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
    var pictures = new ArrayList<byte[]>();
    if (parts != null) {
      for (var file : parts.getFiles("pictures")) {
        // A browser sends an empty, nameless part when no file was chosen.
        if (!file.isEmpty()) {
          pictures.add(file.getBytes());
        }
      }
    }
    return pictures;
  }

  @PostMapping("/requests/{id}/confirmation")
  String confirm(
      Viewer viewer,
      Scope scope,
      Text t,
      @PathVariable UUID id,
      HttpServletResponse response,
      Model model)
      throws IOException {
    return act(() -> decisions.confirm(id, scope, viewer), scope, t, id, response, model);
  }

  @PostMapping("/requests/{id}/contradiction")
  String contradict(
      Viewer viewer,
      Scope scope,
      Text t,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String words,
      HttpServletResponse response,
      Model model)
      throws IOException {
    return act(() -> decisions.contradict(id, words, scope, viewer), scope, t, id, response, model);
  }

  @PostMapping("/requests/{id}/withdrawal")
  String withdraw(
      Viewer viewer,
      Scope scope,
      Text t,
      @PathVariable UUID id,
      HttpServletResponse response,
      Model model)
      throws IOException {
    return act(() -> decisions.withdraw(id, scope, viewer), scope, t, id, response, model);
  }

  /** Whoever comes too late reads who was first, and when; what was left out is said above. */
  private String act(
      Act act, Scope scope, Text t, UUID id, HttpServletResponse response, Model model)
      throws IOException {
    try {
      act.run();
      return "redirect:/requests/" + id;
    } catch (Problem problem) {
      if (problem.code().equals("requests.late")) {
        response.setStatus(problem.status().value());
        return pages.show(scope, t, id, true, null, model);
      }
      if (problem.status() != HttpStatus.UNPROCESSABLE_CONTENT) {
        throw problem;
      }
      response.setStatus(problem.status().value());
      return pages.show(scope, t, id, false, problem.message(t), model);
    }
  }

  /**
   * Approves those that were ticked, each by itself: what one is refused does not stop the next.
   */
  @PostMapping("/requests/approvals")
  String approve(
      Viewer viewer,
      Scope scope,
      Text t,
      @RequestParam(name = "request", defaultValue = "") List<String> ticked,
      Model model) {
    if (!RequestQueues.works(scope)) {
      throw Problem.forbidden();
    }
    var results = new ArrayList<ListPage.Result>();
    for (var one : ticked.stream().filter(s -> !s.isBlank()).distinct().limit(TOGETHER).toList()) {
      results.add(approve(one, scope, viewer, t));
    }
    return pages.list(
        viewer, scope, t, new RequestQueues.Wish(false, false, null, false), results, model);
  }

  private ListPage.Result approve(String ticked, Scope scope, Viewer viewer, Text t) {
    try {
      // The step the page showed: a request that has moved on since is not approved once more.
      var parts = ticked.split("/", 2);
      var request = requests.get(UUID.fromString(parts[0]), scope);
      if (!request.lowRisk() || request.work() != org.muster.requests.Step.Work.DECIDE) {
        throw Problem.unprocessable("requests.one-by-one");
      }
      var name = request.name().in(t);
      try {
        decisions.decide(request.id(), Integer.parseInt(parts[1]), Verdict.PASSED, scope, viewer);
        return new ListPage.Result(name, request.aboutName(), null);
      } catch (Problem problem) {
        return new ListPage.Result(name, request.aboutName(), problem.message(t));
      }
    } catch (Problem problem) {
      return new ListPage.Result("", "", problem.message(t));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException malformed) {
      return new ListPage.Result("", "", Problem.notFound().message(t));
    }
  }
}

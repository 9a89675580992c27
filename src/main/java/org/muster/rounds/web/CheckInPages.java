package org.muster.rounds.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.muster.identity.Viewer;
import org.muster.rounds.Rounds;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The student's day for those who are signed in; by personal link see {@link PersonalLinkFilter}.
 */
@Controller
class CheckInPages {

  private final CheckInAnswers answers;
  private final Rounds rounds;
  private final DeviceMarks marks;

  CheckInPages(CheckInAnswers answers, Rounds rounds, DeviceMarks marks) {
    this.answers = answers;
    this.rounds = rounds;
    this.marks = marks;
  }

  @GetMapping("/rounds/{id}/mine")
  String ask(Viewer viewer, @PathVariable UUID id, Model model) {
    var shown = answers.ask(id, viewer.self(), address(id));
    model.addAttribute("page", shown.page());
    return shown.template();
  }

  @PostMapping("/rounds/{id}/mine")
  String take(
      Viewer viewer,
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> fields,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var shown =
        answers.take(
            rounds.get(id).id(), viewer.self(), fields, address(id), marks.of(request, id));
    response.setStatus(shown.status().value());
    model.addAttribute("page", shown.page());
    return shown.template();
  }

  private static String address(UUID round) {
    return "/rounds/" + round + "/mine";
  }
}

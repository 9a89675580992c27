package org.muster.rounds.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.rounds.CheckIn;
import org.muster.rounds.CheckIns;
import org.muster.rounds.PersonalLinks;
import org.muster.rounds.Receipt;
import org.muster.rounds.Reports;
import org.muster.rounds.Submission;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The student's day, by personal link and signed in: one page, one tap. */
@Controller
class CheckInPages {

  private final PersonalLinks links;
  private final CheckIns checkIns;
  private final Reports reports;
  private final Institutions institutions;

  CheckInPages(PersonalLinks links, CheckIns checkIns, Reports reports, Institutions institutions) {
    this.institutions = institutions;
    this.links = links;
    this.checkIns = checkIns;
    this.reports = reports;
  }

  @GetMapping("/c/{token}")
  String byLink(@PathVariable String token, Model model) {
    var bearer = links.bearer(token);
    return CurrentInstitution.call(
        bearer.institution(),
        () -> page(checkIns.of(bearer.round(), bearer.person()), "/c/" + token, model));
  }

  @PostMapping("/c/{token}")
  String answerByLink(
      @PathVariable String token,
      @RequestParam MultiValueMap<String, String> fields,
      Model model,
      jakarta.servlet.http.HttpServletResponse response) {
    var bearer = links.bearer(token);
    return CurrentInstitution.call(
        bearer.institution(),
        () -> answer(bearer.round(), bearer.person(), fields, "/c/" + token, model, response));
  }

  @GetMapping("/rounds/{id}/mine")
  String signedIn(Viewer viewer, @PathVariable UUID id, Model model) {
    return page(checkIns.of(id, self(viewer)), "/rounds/" + id + "/mine", model);
  }

  @PostMapping("/rounds/{id}/mine")
  String answerSignedIn(
      Viewer viewer,
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> fields,
      Model model,
      jakarta.servlet.http.HttpServletResponse response) {
    return answer(id, self(viewer), fields, "/rounds/" + id + "/mine", model, response);
  }

  private static UUID self(Viewer viewer) {
    if (viewer.person() == null) {
      throw Problem.notFound();
    }
    return viewer.person();
  }

  private String answer(
      UUID round,
      UUID person,
      MultiValueMap<String, String> fields,
      String action,
      Model model,
      jakarta.servlet.http.HttpServletResponse response) {
    var receipt = reports.take(submission(round, person, fields));
    switch (receipt) {
      case Receipt.Accepted accepted -> {
        model.addAttribute(
            "page",
            new Done(action, accepted.at(), institutions.current().zone(), accepted.again()));
        return "rounds/done";
      }
      case Receipt.Refused refused -> throw refused.problem();
      case Receipt.Faulty faulty -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        var checkIn = checkIns.of(round, person);
        model.addAttribute(
            "page", new Asking(action, key(fields), checkIn, faulty.entered(), faulty.faults()));
        return "rounds/checkin";
      }
    }
  }

  private static Submission submission(
      UUID round, UUID person, MultiValueMap<String, String> fields) {
    if ("1".equals(fields.getFirst("same"))) {
      // Without a key of its own, a second tap on the same button is the same report.
      var key = fields.getFirst("_key");
      return Submission.self(round, person, key == null ? "same" : cut(key), new Submission.Same());
    }
    var answers = new LinkedHashMap<String, List<String>>(fields);
    answers.remove("same");
    answers.remove("lang");
    return Submission.self(round, person, cut(key(fields)), new Submission.Posted(answers));
  }

  private static String key(MultiValueMap<String, String> fields) {
    var key = fields.getFirst("_key");
    return key == null || key.isBlank() ? Ids.next().toString() : key;
  }

  private static String cut(String key) {
    if (key.length() > 100) {
      throw Problem.unprocessable("rounds.key", 100);
    }
    return key;
  }

  private static String page(CheckIn checkIn, String action, Model model) {
    model.addAttribute(
        "page", new Asking(action, Ids.next().toString(), checkIn, checkIn.begin(), List.of()));
    return "rounds/checkin";
  }
}

package org.muster.notices.web;

import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.muster.identity.Viewer;
import org.muster.notices.Inbox;
import org.muster.notices.NoticeLinks;
import org.muster.notices.Preferences;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the viewer was told, and how they want to be told. */
@Controller
class InboxPages {

  private static final int SHOWN = 100;

  private final Inbox inbox;
  private final NoticeLinks links;
  private final Preferences preferences;
  private final Institutions institutions;

  InboxPages(Inbox inbox, NoticeLinks links, Preferences preferences, Institutions institutions) {
    this.inbox = inbox;
    this.links = links;
    this.preferences = preferences;
    this.institutions = institutions;
  }

  @GetMapping("/notices")
  String list(Viewer viewer, Text t, Model model) {
    model.addAttribute("messages", inbox.of(viewer.self(), t, SHOWN));
    return "notices/inbox";
  }

  @GetMapping("/notices/{id}")
  String read(Viewer viewer, Text t, @PathVariable UUID id, Model model) {
    model.addAttribute("message", inbox.open(id, viewer.self(), t).orElseThrow(Problem::notFound));
    return "notices/message";
  }

  /** By personal link, without signing in: the link says who reads. */
  @GetMapping("/n/{token}")
  String readByLink(@PathVariable String token, Text t, Model model) {
    var bearer = links.bearer(token);
    model.addAttribute(
        "page",
        CurrentInstitution.call(
            bearer.institution(),
            () ->
                new LinkedMessage(
                    inbox.open(bearer.notice(), bearer.person(), t).orElseThrow(Problem::notFound),
                    institutions.current().name(),
                    institutions.current().zone())));
    return "notices/linked";
  }

  @GetMapping("/me/notices")
  String wanted(Viewer viewer, Model model) {
    model.addAttribute(
        "page", new WantedPage(preferences.of(viewer.self()), preferences.offered()));
    return "notices/wanted";
  }

  @PostMapping("/me/notices")
  String want(
      Viewer viewer,
      @RequestParam(defaultValue = "") List<String> channel,
      @RequestParam("quiet-from") LocalTime quietFrom,
      @RequestParam("quiet-to") LocalTime quietTo,
      @RequestParam String zone,
      @RequestParam(defaultValue = "false") boolean english) {
    preferences.set(
        viewer.self(),
        channel.stream().filter(word -> !word.isBlank()).toList(),
        quietFrom,
        quietTo,
        zone,
        english);
    return "redirect:/me/notices";
  }
}

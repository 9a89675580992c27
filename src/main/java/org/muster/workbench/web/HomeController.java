package org.muster.workbench.web;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.muster.identity.Viewer;
import org.muster.people.Scope;
import org.muster.shared.Text;
import org.muster.workbench.TodayCard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The home page: what each room has for this viewer today. */
@Controller
class HomeController {

  private static final Logger LOG = LoggerFactory.getLogger(HomeController.class);

  private final List<TodayCard> cards;

  HomeController(List<TodayCard> cards) {
    this.cards = cards.stream().sorted(Comparator.comparingInt(TodayCard::order)).toList();
  }

  @GetMapping("/")
  String home(Viewer viewer, Scope scope, Text t, Model model) {
    var shown = new ArrayList<Content>();
    int failed = 0;
    for (var card : cards) {
      try {
        card.card(viewer, scope, t).ifPresent(shown::add);
      } catch (RuntimeException defect) {
        // One room's trouble must not hide the others' work; the page says that a part is missing.
        LOG.error("the card of {} failed", card.getClass().getName(), defect);
        failed++;
      }
    }
    model.addAttribute("cards", shown).addAttribute("failed", failed);
    return "workbench/home";
  }
}

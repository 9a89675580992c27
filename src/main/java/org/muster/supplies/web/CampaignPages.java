package org.muster.supplies.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.people.Trees;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.QrPicture;
import org.muster.shared.Text;
import org.muster.supplies.Campaigns;
import org.muster.supplies.Handouts;
import org.muster.supplies.Supplies;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What is given once to each: who has not had theirs, and scans at the table. */
@Controller
class CampaignPages {

  private static final int SHOWN = 500;

  private final Campaigns campaigns;
  private final Handouts handouts;
  private final Supplies supplies;
  private final Trees trees;
  private final Institutions institutions;

  CampaignPages(
      Campaigns campaigns,
      Handouts handouts,
      Supplies supplies,
      Trees trees,
      Institutions institutions) {
    this.campaigns = campaigns;
    this.handouts = handouts;
    this.supplies = supplies;
    this.trees = trees;
    this.institutions = institutions;
  }

  /** The fields {@code part.<item>} say how much of which item each is given. */
  @PostMapping("/supplies/campaigns")
  String begin(
      Scope scope,
      @RequestParam String nameZh,
      @RequestParam(defaultValue = "") String nameEn,
      @RequestParam UUID store,
      @RequestParam(required = false) @Nullable UUID unit,
      @RequestParam Map<String, String> fields) {
    SuppliesPages.may(scope);
    if (supplies.stores().stream().noneMatch(one -> one.id().equals(store))
        || unit != null && trees.units().find(unit).isEmpty()) {
      throw Problem.notFound();
    }
    var parts = new HashMap<UUID, Integer>();
    for (var item : supplies.items()) {
      var typed = fields.getOrDefault("part." + item.id(), "").strip();
      if (!typed.isEmpty() && !typed.equals("0")) {
        parts.put(item.id(), amount(typed));
      }
    }
    return "redirect:/supplies/campaigns/" + campaigns.begin(nameZh, nameEn, store, unit, parts);
  }

  private static int amount(String typed) {
    if (!typed.matches("[0-9]{1,3}")) {
      throw Problem.unprocessable("supplies.parts");
    }
    return Integer.parseInt(typed);
  }

  @GetMapping("/supplies/campaigns/{id}")
  String page(Scope scope, @PathVariable UUID id, Model model) {
    SuppliesPages.may(scope);
    model.addAttribute("page", page(id, SHOWN, null, null));
    return "supplies/campaign";
  }

  /** The cards of those who have not had theirs: their number, to be scanned at the table. */
  @GetMapping("/supplies/campaigns/{id}/cards")
  String cards(Scope scope, @PathVariable UUID id, Text t, Model model) {
    SuppliesPages.may(scope);
    var campaign = campaigns.get(id);
    model.addAttribute("title", t.of("supplies.cards.of", campaign.name(t)));
    model.addAttribute("what", t.of("supplies.cards.what"));
    model.addAttribute(
        "labels",
        campaigns.waiting(campaign, SHOWN).stream()
            .map(
                one ->
                    new Label(
                        t.of("supplies.card.name", one.name(), one.number()),
                        t.of("supplies.card.under", one.unit(), one.room()),
                        QrPicture.of(one.number())))
            .toList());
    return "supplies/labels";
  }

  @PostMapping("/supplies/campaigns/{id}/end")
  String end(Scope scope, @PathVariable UUID id) {
    SuppliesPages.may(scope);
    campaigns.end(id);
    return "redirect:/supplies/campaigns/" + id;
  }

  @GetMapping("/supplies/campaigns/{id}/handouts")
  String table(Scope scope, @PathVariable UUID id, Model model) {
    SuppliesPages.may(scope);
    model.addAttribute("page", page(id, 0, null, null));
    return "supplies/give";
  }

  /** A scan; the page again says what became of it, so that the next can follow. */
  @PostMapping("/supplies/campaigns/{id}/handouts")
  String give(
      Scope scope,
      @PathVariable UUID id,
      @RequestParam String number,
      @RequestParam UUID scan,
      Text t,
      HttpServletResponse response,
      Model model) {
    SuppliesPages.may(scope);
    try {
      model.addAttribute("page", page(id, 0, handouts.give(id, number, scan), null));
    } catch (Problem problem) {
      if (problem.status().value() == 404) {
        throw problem;
      }
      response.setStatus(problem.status().value());
      model.addAttribute("page", page(id, 0, null, problem.message(t)));
    }
    return "supplies/give";
  }

  /** The same for a telephone that was without a line: an answer of one word. */
  @PostMapping("/supplies/campaigns/{id}/scans")
  @ResponseBody
  String late(
      Scope scope, @PathVariable UUID id, @RequestParam String number, @RequestParam UUID scan) {
    SuppliesPages.may(scope);
    return handouts.give(id, number, scan).first() ? "first" : "again";
  }

  private CampaignPage page(
      UUID id, int shown, Handouts.@Nullable Given given, @Nullable String problem) {
    var campaign = campaigns.get(id);
    return new CampaignPage(
        campaign,
        shown == 0 ? List.of() : campaigns.waiting(campaign, shown),
        given,
        problem,
        institutions.current().zone(),
        Ids.next());
  }
}

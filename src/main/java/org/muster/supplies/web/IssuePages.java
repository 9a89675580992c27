package org.muster.supplies.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.PublicAddress;
import org.muster.shared.QrPicture;
import org.muster.shared.Text;
import org.muster.supplies.Handouts;
import org.muster.supplies.Issues;
import org.muster.supplies.Store;
import org.muster.supplies.Supplies;
import org.muster.supplies.Supply;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Handing out by scan outside a campaign, and the labels of what is kept. */
@Controller
class IssuePages {

  private final Issues issues;
  private final Supplies supplies;
  private final Institutions institutions;
  private final PublicAddress place;

  IssuePages(Issues issues, Supplies supplies, Institutions institutions, PublicAddress place) {
    this.issues = issues;
    this.supplies = supplies;
    this.institutions = institutions;
    this.place = place;
  }

  /**
   * The table at which something is given.
   *
   * @param item what, as its label says; null before it is chosen
   */
  @GetMapping("/supplies/issues")
  String table(
      Scope scope,
      @RequestParam(required = false) @Nullable UUID store,
      @RequestParam(required = false) @Nullable UUID item,
      Model model) {
    SuppliesPages.may(scope);
    return page(store, item, 1, null, null, model);
  }

  /** A scan; the page again says what became of it, so that the next can follow. */
  @PostMapping("/supplies/issues")
  String give(
      Scope scope,
      @RequestParam UUID store,
      @RequestParam UUID item,
      @RequestParam int amount,
      @RequestParam String number,
      @RequestParam UUID scan,
      @RequestParam(defaultValue = "false") boolean more,
      Text t,
      HttpServletResponse response,
      Model model) {
    SuppliesPages.may(scope);
    known(store, item);
    try {
      var given = issues.give(new Issues.Scan(scan, store, item, amount, number, more));
      return page(store, item, amount, given, null, model);
    } catch (Problem problem) {
      response.setStatus(problem.status().value());
      return page(store, item, amount, null, problem.message(t), model);
    }
  }

  /** The same for a telephone that was without a line: an answer of one word. */
  @PostMapping("/supplies/issues/scans")
  @ResponseBody
  String late(
      Scope scope,
      @RequestParam UUID store,
      @RequestParam UUID item,
      @RequestParam int amount,
      @RequestParam String number,
      @RequestParam UUID scan,
      @RequestParam(defaultValue = "false") boolean more) {
    SuppliesPages.may(scope);
    known(store, item);
    return issues.give(new Issues.Scan(scan, store, item, amount, number, more)).first()
        ? "first"
        : "again";
  }

  private String page(
      @Nullable UUID store,
      @Nullable UUID item,
      int amount,
      Handouts.@Nullable Given given,
      @Nullable String problem,
      Model model) {
    model.addAttribute(
        "page",
        new IssuePage(
            supplies.stores(),
            supplies.items(),
            store,
            item,
            amount,
            given,
            problem,
            institutions.current().zone(),
            Ids.next()));
    return "supplies/issue";
  }

  private void known(UUID store, UUID item) {
    if (supplies.stores().stream().map(Store::id).noneMatch(store::equals)
        || supplies.items().stream().map(Supply::id).noneMatch(item::equals)) {
      throw Problem.notFound();
    }
  }

  /** A sheet of labels for boxes and shelves: scanned, each opens the table for what is in it. */
  @GetMapping("/supplies/labels")
  String labels(Scope scope, Text t, Model model) {
    SuppliesPages.may(scope);
    var address = place.get() + "/supplies/issues?item=";
    model.addAttribute("title", t.of("supplies.labels"));
    model.addAttribute("what", t.of("supplies.labels.what"));
    model.addAttribute(
        "labels",
        supplies.items().stream()
            .map(item -> new Label(item.name(t), item.unit(t), QrPicture.of(address + item.id())))
            .toList());
    return "supplies/labels";
  }
}

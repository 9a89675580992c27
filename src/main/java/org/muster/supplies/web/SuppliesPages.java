package org.muster.supplies.web;

import java.util.UUID;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.people.Trees;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.supplies.Books;
import org.muster.supplies.Campaigns;
import org.muster.supplies.Cover;
import org.muster.supplies.Reservations;
import org.muster.supplies.Supplies;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is in store, how long it lasts, and what moves in and out. */
@Controller
class SuppliesPages {

  private static final int LINES = 200;

  private final Supplies supplies;
  private final Books books;
  private final Cover cover;
  private final Campaigns campaigns;
  private final Reservations reservations;
  private final Trees trees;
  private final Institutions institutions;

  SuppliesPages(
      Supplies supplies,
      Books books,
      Cover cover,
      Campaigns campaigns,
      Reservations reservations,
      Trees trees,
      Institutions institutions) {
    this.supplies = supplies;
    this.books = books;
    this.cover = cover;
    this.campaigns = campaigns;
    this.reservations = reservations;
    this.trees = trees;
    this.institutions = institutions;
  }

  static void may(Scope scope) {
    if (!Supplies.keeps(scope)) {
      throw Problem.forbidden();
    }
  }

  @GetMapping("/supplies")
  String page(Scope scope, Model model) {
    may(scope);
    model.addAttribute(
        "page",
        new SuppliesPage(
            supplies.stores(),
            supplies.items(),
            supplies.levels(),
            cover.all(),
            campaigns.all(),
            reservations.open().size(),
            trees.units().nodes().stream().filter(node -> node.kind().equals("college")).toList(),
            Ids.next()));
    return "supplies/supplies";
  }

  @GetMapping("/supplies/ledger")
  String ledger(Scope scope, Model model) {
    may(scope);
    model.addAttribute(
        "page",
        new LedgerPage(
            books.lines(LINES), supplies.items(), books.balances(), institutions.current().zone()));
    return "supplies/ledger";
  }

  @PostMapping("/supplies/stores")
  String store(Scope scope, @RequestParam String name) {
    may(scope);
    supplies.addStore(name);
    return "redirect:/supplies";
  }

  @PostMapping("/supplies/items")
  String item(
      Scope scope,
      @RequestParam String nameZh,
      @RequestParam(defaultValue = "") String nameEn,
      @RequestParam String unitZh,
      @RequestParam(defaultValue = "") String unitEn) {
    may(scope);
    supplies.addItem(nameZh, nameEn, unitZh, unitEn);
    return "redirect:/supplies";
  }

  /** Which item is given to who asks for it. */
  @PostMapping("/supplies/items/offer")
  String offer(Scope scope, @RequestParam UUID item, @RequestParam int amount) {
    may(scope);
    known(item);
    reservations.offer(item, amount);
    return "redirect:/supplies";
  }

  @PostMapping("/supplies/receipts")
  String receive(
      Scope scope,
      @RequestParam UUID key,
      @RequestParam UUID store,
      @RequestParam UUID item,
      @RequestParam int amount,
      @RequestParam(defaultValue = "") String note) {
    may(scope);
    in(store);
    known(item);
    supplies.receive(key, store, item, amount, note);
    return "redirect:/supplies";
  }

  @PostMapping("/supplies/transfers")
  String transfer(
      Scope scope,
      @RequestParam UUID key,
      @RequestParam UUID store,
      @RequestParam UUID to,
      @RequestParam UUID item,
      @RequestParam int amount,
      @RequestParam(defaultValue = "") String note) {
    may(scope);
    in(store);
    in(to);
    known(item);
    supplies.transfer(key, store, to, item, amount, note);
    return "redirect:/supplies";
  }

  @PostMapping("/supplies/counts")
  String count(
      Scope scope,
      @RequestParam UUID key,
      @RequestParam UUID store,
      @RequestParam UUID item,
      @RequestParam int amount,
      @RequestParam(defaultValue = "") String note) {
    may(scope);
    in(store);
    known(item);
    supplies.count(key, store, item, amount, note);
    return "redirect:/supplies";
  }

  @PostMapping("/supplies/movements/{id}/undoing")
  String undo(Scope scope, @PathVariable UUID id, @RequestParam String why) {
    may(scope);
    supplies.undo(id, why);
    return "redirect:/supplies/ledger";
  }

  private void in(UUID store) {
    if (supplies.stores().stream().noneMatch(one -> one.id().equals(store))) {
      throw Problem.notFound();
    }
  }

  private void known(UUID item) {
    if (supplies.items().stream().noneMatch(one -> one.id().equals(item))) {
      throw Problem.notFound();
    }
  }
}

package org.muster.calls.web;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.calls.CallSheet;
import org.muster.calls.CallSheets;
import org.muster.calls.Card;
import org.muster.calls.Outcome;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.Mark;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The call sheet: one card at a time, and the list of all. */
@Controller
class SheetController {

  private static final int SHOWN = 100;

  private final CallSheets sheets;
  private final CardPages cards;
  private final Institutions institutions;

  SheetController(CallSheets sheets, CardPages cards, Institutions institutions) {
    this.sheets = sheets;
    this.cards = cards;
    this.institutions = institutions;
  }

  @GetMapping("/calls")
  String sheet(
      Scope scope,
      Viewer viewer,
      @RequestParam(required = false) @Nullable UUID person,
      @RequestParam(required = false) @Nullable String logged,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "") String view,
      Text t,
      Model model) {
    if (!CallSheets.has(scope)) {
      throw Problem.forbidden();
    }
    boolean chief = scope.holds(PostKind.CHIEF_COUNSELLOR);
    boolean college = chief && view.equals("college");
    var sheet = sheets.of(scope, college);
    var lines = found(sheet, q, sort);
    model.addAttribute(
        "page",
        new SheetPage(
            chosen(sheet, person)
                .map(
                    card ->
                        cards.fresh(
                            viewer, scope, cards.charged(scope, card.person()), card, true, t))
                .orElse(null),
            logged == null ? null : Outcome.of(logged),
            sheet.due().size(),
            sheet.size(),
            lines.stream().limit(SHOWN).toList(),
            lines.size(),
            q,
            sort,
            chief,
            college,
            institutions.current().zone()));
    return "calls/sheet";
  }

  private static java.util.Optional<Card> chosen(CallSheet sheet, @Nullable UUID person) {
    return person == null ? sheet.due().stream().findFirst() : sheet.of(person);
  }

  private static List<SheetPage.Line> found(CallSheet sheet, String words, String sort) {
    var lines = new ArrayList<SheetPage.Line>();
    add(lines, sheet.due(), SheetPage.Standing.DUE);
    add(lines, sheet.waiting(), SheetPage.Standing.WAITING);
    add(lines, sheet.refused(), SheetPage.Standing.REFUSED);
    add(lines, sheet.handed(), SheetPage.Standing.HANDED);
    // A name copied from a list brings its mark.
    var begin = Mark.without(words).strip().toLowerCase(Locale.ROOT);
    lines.removeIf(line -> !begins(line.card(), begin));
    var order = order(sort.startsWith("-") ? sort.substring(1) : sort);
    if (order != null) {
      lines.sort(sort.startsWith("-") ? order.reversed() : order);
    }
    return lines;
  }

  private static void add(
      List<SheetPage.Line> lines, List<Card> cards, SheetPage.Standing standing) {
    cards.forEach(card -> lines.add(new SheetPage.Line(card, standing)));
  }

  private static boolean begins(Card card, String words) {
    return card.number().toLowerCase(Locale.ROOT).startsWith(words)
        || card.name().startsWith(words)
        || card.initials().startsWith(words);
  }

  /** Null for the sheet's own order: risk, then age. */
  private static @Nullable Comparator<SheetPage.Line> order(String column) {
    var pinyin = Collator.getInstance(Locale.CHINA);
    return switch (column) {
      case "name" -> Comparator.comparing(line -> line.card().name(), pinyin);
      case "unit" -> Comparator.comparing(line -> line.card().unitName(), pinyin);
      case "since" -> Comparator.comparing(line -> line.card().since());
      default -> null;
    };
  }
}

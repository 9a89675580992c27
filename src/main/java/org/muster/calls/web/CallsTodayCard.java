package org.muster.calls.web;

import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import org.muster.calls.CallSheets;
import org.muster.identity.Viewer;
import org.muster.people.Scope;
import org.muster.shared.Fragments;
import org.muster.shared.Text;
import org.muster.workbench.TodayCard;
import org.springframework.stereotype.Component;

/** How many calls are due now. */
@Component
class CallsTodayCard implements TodayCard {

  private final CallSheets sheets;
  private final Fragments fragments;

  CallsTodayCard(CallSheets sheets, Fragments fragments) {
    this.sheets = sheets;
    this.fragments = fragments;
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public Optional<Content> card(Viewer viewer, Scope scope, Text t) {
    if (!CallSheets.has(scope)) {
      return Optional.empty();
    }
    var sheet = sheets.of(scope, false);
    return sheet.size() == 0
        ? Optional.empty()
        : Optional.of(
            fragments.of(
                "calls/today", Map.of("t", t, "due", sheet.due().size(), "all", sheet.size())));
  }
}

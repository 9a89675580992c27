package org.muster.isolation.web;

import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import org.muster.identity.Viewer;
import org.muster.isolation.Stays;
import org.muster.isolation.TemperatureWindow;
import org.muster.isolation.Temperatures;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.Fragments;
import org.muster.shared.Text;
import org.muster.workbench.TodayCard;
import org.springframework.stereotype.Component;

/** One's own isolation on the home page: the temperature that is due, and the way to the rest. */
@Component
class MyIsolationTodayCard implements TodayCard {

  private final Stays stays;
  private final Temperatures temperatures;
  private final Institutions institutions;
  private final Fragments fragments;

  MyIsolationTodayCard(
      Stays stays, Temperatures temperatures, Institutions institutions, Fragments fragments) {
    this.stays = stays;
    this.temperatures = temperatures;
    this.institutions = institutions;
    this.fragments = fragments;
  }

  @Override
  public int order() {
    return 8;
  }

  @Override
  public Optional<Content> card(Viewer viewer, Scope scope, Text t) {
    if (viewer.person() == null) {
      return Optional.empty();
    }
    return stays
        .openOf(viewer.self())
        .map(
            stay -> {
              var zone = institutions.current().zone();
              var last = TemperatureWindow.last(stays.now(), zone);
              return fragments.of(
                  "isolation/mine-today",
                  Map.of(
                      "t",
                      t,
                      "stay",
                      stay,
                      "due",
                      stay.in() && !temperatures.measuredSince(stay, last.opens()),
                      "closes",
                      last.closes(),
                      "now",
                      stays.now(),
                      "zone",
                      zone));
            });
  }
}

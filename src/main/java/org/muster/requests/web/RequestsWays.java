package org.muster.requests.web;

import gg.jte.Content;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.PersonLine;
import org.muster.people.Scope;
import org.muster.requests.Request;
import org.muster.requests.RequestQueues;
import org.muster.requests.RequestTypes;
import org.muster.requests.Type;
import org.muster.shared.Fragments;
import org.muster.shared.Text;
import org.muster.workbench.DossierCard;
import org.muster.workbench.NavItem;
import org.muster.workbench.TodayCard;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The ways to requests: for everybody, on the home page, and from a student's page. */
@Configuration(proxyBeanMethods = false)
class RequestsWays {

  @Bean
  NavItem wayToRequests() {
    return new NavItem(NavItem.Group.AFFAIRS, 0, "/requests", "requests.all", scope -> true);
  }

  /** What waits for somebody's own answer or confirmation; what is decided is among the tasks. */
  @Component
  static class RequestsToday implements TodayCard {

    private final RequestQueues queues;
    private final Institutions institutions;
    private final Fragments fragments;
    private final Clock clock;

    RequestsToday(
        RequestQueues queues, Institutions institutions, Fragments fragments, Clock clock) {
      this.queues = queues;
      this.institutions = institutions;
      this.fragments = fragments;
      this.clock = clock;
    }

    @Override
    public int order() {
      return 12;
    }

    @Override
    public Optional<Content> card(Viewer viewer, Scope scope, Text t) {
      if (viewer.person() == null) {
        return Optional.empty();
      }
      var waiting =
          queues.mine(scope).stream()
              .filter(one -> one.state() == Request.State.BACK || one.state() == Request.State.DONE)
              .toList();
      return waiting.isEmpty()
          ? Optional.empty()
          : Optional.of(
              fragments.of(
                  "requests/today",
                  Map.of(
                      "t",
                      t,
                      "waiting",
                      waiting,
                      "zone",
                      institutions.current().zone(),
                      "now",
                      clock.instant())));
    }
  }

  /** What is open of a student, and asking for them. */
  @Component
  static class RequestsDossier implements DossierCard {

    private final RequestQueues queues;
    private final RequestTypes types;
    private final Institutions institutions;
    private final Fragments fragments;
    private final Clock clock;

    RequestsDossier(
        RequestQueues queues,
        RequestTypes types,
        Institutions institutions,
        Fragments fragments,
        Clock clock) {
      this.queues = queues;
      this.types = types;
      this.institutions = institutions;
      this.fragments = fragments;
      this.clock = clock;
    }

    @Override
    public int order() {
      return 60;
    }

    @Override
    public Optional<Content> card(PersonLine person, Scope scope, Text t) {
      if (!person.student()
          || person.id().equals(scope.person())
          || !scope.readsAnswersOf(person)) {
        return Optional.empty();
      }
      List<Type> offered = scope.person() == null ? List.of() : types.offered(scope);
      return Optional.of(
          fragments.of(
              "requests/dossier",
              Map.of(
                  "t",
                  t,
                  "person",
                  person,
                  "open",
                  queues.openAbout(person.id()),
                  "types",
                  offered,
                  "zone",
                  institutions.current().zone(),
                  "now",
                  clock.instant())));
    }
  }
}

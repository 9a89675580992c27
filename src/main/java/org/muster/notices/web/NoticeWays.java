package org.muster.notices.web;

import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import org.muster.identity.Viewer;
import org.muster.notices.Inbox;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.Fragments;
import org.muster.shared.Text;
import org.muster.workbench.NavItem;
import org.muster.workbench.TodayCard;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The ways to this room's pages, and what is new on the home page. */
@Configuration(proxyBeanMethods = false)
class NoticeWays {

  @Bean
  NavItem wayToInbox() {
    return new NavItem(NavItem.Group.AFFAIRS, 30, "/notices", "notices.inbox", scope -> true);
  }

  @Bean
  NavItem wayToSent() {
    return new NavItem(
        NavItem.Group.AFFAIRS, 40, "/notices/sent", "notices.sent", NoticePages::isFor);
  }

  /** After one's own report. */
  @Component
  static class UnreadToday implements TodayCard {

    private static final int SHOWN = 3;

    private final Inbox inbox;
    private final Institutions institutions;
    private final Fragments fragments;

    UnreadToday(Inbox inbox, Institutions institutions, Fragments fragments) {
      this.inbox = inbox;
      this.institutions = institutions;
      this.fragments = fragments;
    }

    @Override
    public int order() {
      return 30;
    }

    @Override
    public Optional<Content> card(Viewer viewer, Scope scope, Text t) {
      int unread = viewer.person() == null ? 0 : inbox.unread(viewer.self());
      return unread == 0
          ? Optional.empty()
          : Optional.of(
              fragments.of(
                  "notices/today",
                  Map.of(
                      "t",
                      t,
                      "unread",
                      unread,
                      "messages",
                      inbox.of(viewer.self(), t, Math.min(SHOWN, unread)),
                      "zone",
                      institutions.current().zone())));
    }
  }
}

package org.muster.rounds.web;

import java.util.function.Predicate;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.workbench.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways to this room's pages, each for those whose page it is. */
@Configuration(proxyBeanMethods = false)
class RoundsWays {

  private record Way(int order, String path, String labelKey, Predicate<Scope> whom)
      implements NavItem {

    @Override
    public boolean isFor(Scope scope) {
      return whom.test(scope);
    }
  }

  @Bean
  NavItem wayToCommand() {
    return new Way(10, "/command", "rounds.way.command", Scope::whole);
  }

  @Bean
  NavItem wayToDesk() {
    return new Way(20, "/desk", "rounds.way.desk", scope -> scope.holds(PostKind.COUNSELLOR));
  }

  @Bean
  NavItem wayToRounds() {
    return new Way(
        30,
        "/rounds",
        "rounds.way.rounds",
        scope ->
            scope.whole()
                || scope.holds(PostKind.CHIEF_COUNSELLOR)
                || scope.holds(PostKind.COUNSELLOR));
  }
}

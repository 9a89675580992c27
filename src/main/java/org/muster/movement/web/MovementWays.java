package org.muster.movement.web;

import org.muster.movement.Gate;
import org.muster.workbench.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways to who is away, to one's pass, and to the gate. */
@Configuration(proxyBeanMethods = false)
class MovementWays {

  @Bean
  NavItem wayToMovement() {
    return new NavItem(
        NavItem.Group.STUDENTS, 50, "/movement", "movement.all", MovementPages::answers);
  }

  @Bean
  NavItem wayToGate() {
    return new NavItem(NavItem.Group.STUDENTS, 60, "/verify", "movement.gate", Gate::isFor);
  }

  @Bean
  NavItem wayToPass() {
    return new NavItem(
        NavItem.Group.AFFAIRS, 10, "/pass", "movement.pass", scope -> scope.charges().isEmpty());
  }
}

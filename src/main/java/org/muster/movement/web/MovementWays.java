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
    return new NavItem(32, "/movement", "movement.all", MovementPages::answers);
  }

  @Bean
  NavItem wayToGate() {
    return new NavItem(33, "/verify", "movement.gate", Gate::isFor);
  }

  @Bean
  NavItem wayToPass() {
    return new NavItem(34, "/pass", "movement.pass", scope -> scope.charges().isEmpty());
  }
}

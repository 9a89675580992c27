package org.muster;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Puts a clock that tests move in the place of the real one. */
@TestConfiguration(proxyBeanMethods = false)
class TestClock {

  @Bean
  @Primary
  MutableClock mutableClock() {
    return new MutableClock();
  }
}

package org.muster;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Puts a clock that tests move in the place of the real one, and lets the jobs rest beside it. */
@TestConfiguration(proxyBeanMethods = false)
class TestClock {

  @Bean
  @Primary
  MutableClock mutableClock() {
    return new MutableClock();
  }

  /**
   * What jobs do is called by the tests of it: beside a test that moves the clock they would do the
   * same at a moment of their own.
   */
  @Bean
  DbSchedulerStarter jobsThatRest() {
    return () -> {};
  }
}

package org.muster;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * After each class of tests every connection is back in the pool, but for what is being done just
 * now: one that is kept once an hour is a program that answers nobody by tomorrow.
 */
class ConnectionsGivenBack implements TestExecutionListener {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Override
  public void afterTestClass(TestContext tests) throws Exception {
    if (!tests.hasApplicationContext()) {
      return;
    }
    var pool =
        tests
            .getApplicationContext()
            .getBean(DataSource.class)
            .unwrap(HikariDataSource.class)
            .getHikariPoolMXBean();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (pool.getActiveConnections() > 0) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            pool.getActiveConnections()
                + " database connections were not given back by the tests of "
                + tests.getTestClass().getSimpleName());
      }
      Thread.sleep(20);
    }
  }
}

package org.muster;

import java.nio.file.Path;
import org.muster.shared.Ids;
import org.muster.shared.TestPostgres;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives each test context a database and a data directory of its own. */
class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of(
            "spring.datasource.url=" + TestPostgres.newDatabase(),
            "spring.datasource.username=muster",
            "spring.datasource.password=muster",
            "spring.datasource.hikari.maximum-pool-size=8",
            "muster.data=" + Path.of("target", "test-data", Ids.next().toString()))
        .applyTo(context);
    if (Boolean.getBoolean("muster.test.log")) {
      new TestLog().initialize(context);
    }
  }
}

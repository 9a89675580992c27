package org.muster.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Asks PostgreSQL, before each statement that the program sends for the first time, how it will be
 * carried out: on the same connection, with the same parameters and settings.
 */
@TestConfiguration(proxyBeanMethods = false)
class Explained {

  /** What was asked, with how it was carried out. */
  static final Map<String, String> PLANS = new ConcurrentSkipListMap<>();

  static volatile boolean listening;

  @Bean
  static BeanPostProcessor explainedDataSource() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Listening(source) : bean;
      }
    };
  }

  private static final class Listening extends DelegatingDataSource {

    Listening(DataSource target) {
      super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
      var connection = super.getConnection();
      return proxy(
          Connection.class,
          (self, method, arguments) -> {
            var answer = call(connection, method, arguments);
            return listening && answer instanceof PreparedStatement statement
                ? statement(connection, (String) arguments[0], statement)
                : answer;
          });
    }
  }

  private static PreparedStatement statement(
      Connection connection, String sql, PreparedStatement statement) {
    record Set(Method method, Object[] arguments) {}
    List<Set> parameters = new ArrayList<>();
    return proxy(
        PreparedStatement.class,
        (self, method, arguments) -> {
          if (method.getName().startsWith("set") && arguments != null && arguments.length > 1) {
            parameters.add(new Set(method, arguments));
          }
          if (method.getName().startsWith("execute")
              && !method.getName().equals("executeBatch")
              && !PLANS.containsKey(sql)
              && sql.strip()
                  .toLowerCase(Locale.ROOT)
                  .matches("(?s)(select|with|insert|update|delete).*")) {
            try (var explain = connection.prepareStatement("explain " + sql)) {
              for (var set : parameters) {
                call(explain, set.method, set.arguments);
              }
              var plan = new StringBuilder();
              try (var rows = explain.executeQuery()) {
                while (rows.next()) {
                  plan.append(rows.getString(1)).append('\n');
                }
              }
              PLANS.put(sql, plan.toString());
            }
          }
          return call(statement, method, arguments);
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}

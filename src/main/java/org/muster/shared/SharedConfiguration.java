package org.muster.shared;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.LocaleResolver;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MusterSettings.class)
class SharedConfiguration {

  @Bean
  static TemplateEngine templates() {
    return TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.muster.pages");
  }

  @Bean
  Clock clock() {
    return PlayedTime.over(Clock.systemUTC());
  }

  /** Without an address of a PostgreSQL server the program brings its own. */
  @Bean
  @ConditionalOnExpression("'${spring.datasource.url:}'.isEmpty()")
  EmbeddedDatabase embeddedDatabase(DataDirectory directory)
      throws IOException, InterruptedException, SQLException {
    return new EmbeddedDatabase(directory);
  }

  @Bean
  static BeanPostProcessor institutionDataSource(ObjectProvider<HeldInstitutions> held) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source && !(bean instanceof InstitutionDataSource)
            ? new InstitutionDataSource(source, held::getObject)
            : bean;
      }
    };
  }

  /**
   * Every room's bundle {@code i18n/<room>.properties} (English) and {@code _zh_CN} (Chinese). No
   * default locale: it would be tried before the file without one, and English would come out
   * Chinese.
   */
  @Bean
  MessageSource messageSource() throws IOException {
    var messages = new ResourceBundleMessageSource();
    for (var bundle :
        new PathMatchingResourcePatternResolver()
            .getResources("classpath*:i18n/*_zh_CN.properties")) {
      var file = java.util.Objects.requireNonNull(bundle.getFilename());
      messages.addBasenames("i18n/" + file.replace("_zh_CN.properties", ""));
    }
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    messages.setAlwaysUseMessageFormat(true);
    return messages;
  }

  @Bean
  LocaleResolver localeResolver() {
    return Languages.resolver();
  }
}

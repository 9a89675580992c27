package org.muster.shared.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import org.springframework.format.FormatterRegistry;
import org.springframework.format.Parser;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.datetime.standard.Jsr310DateTimeFormatAnnotationFormatterFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Days and moments in addresses and forms are of the years 1000 to 9999: Java knows a thousand
 * million years, PostgreSQL and spreadsheets do not.
 */
@Component
class NearDays extends Jsr310DateTimeFormatAnnotationFormatterFactory implements WebMvcConfigurer {

  private static final int FIRST_YEAR = 1000;
  private static final int LAST_YEAR = 9999;

  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addFormatterForFieldAnnotation(this);
  }

  @Override
  public Parser<?> getParser(DateTimeFormat annotation, Class<?> type) {
    var parser = super.getParser(annotation, type);
    return (text, locale) -> near(parser.parse(text, locale));
  }

  private static Object near(Object parsed) {
    var moment = parsed instanceof Instant instant ? atUtc(instant) : parsed;
    if (moment instanceof TemporalAccessor day && day.isSupported(ChronoField.YEAR)) {
      int year = day.get(ChronoField.YEAR);
      if (year < FIRST_YEAR || year > LAST_YEAR) {
        throw new IllegalArgumentException("too far away");
      }
    }
    return parsed;
  }

  private static TemporalAccessor atUtc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}

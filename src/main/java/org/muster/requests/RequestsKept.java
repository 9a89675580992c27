package org.muster.requests;

import java.util.List;
import org.muster.audit.KeptRecords;
import org.muster.audit.KeptRecords.Part;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long this room keeps what: what was asked and decided is an office's file. */
@Configuration(proxyBeanMethods = false)
class RequestsKept {

  private static final String OLD =
      """
      exists (select from requests.request r
               where r.institution_id = t.institution_id and r.id = t.request_id
                 and r.closed_at < :before)\
      """;

  @Bean
  KeptRecords askedKept() {
    return new KeptRecords(
        50,
        "requests",
        1095,
        List.of(
            Part.rows("requests.reminder", OLD, null),
            Part.rows("requests.picture", OLD, null),
            Part.rows("requests.message", OLD, null),
            Part.rows("requests.deed", OLD, null),
            Part.rows("requests.step", OLD, null),
            Part.rows("requests.request", "t.closed_at < :before", null)));
  }
}

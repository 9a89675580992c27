package org.muster.province;

import java.net.http.HttpClient;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Fetches the figures of the other cells, for the institution in force. */
@Component
class Collecting {

  private static final Logger LOG = LoggerFactory.getLogger(Collecting.class);
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final Cells cells;
  private final InstitutionDays days;
  private final JsonMapper json;
  private final RestClient http;

  Collecting(Cells cells, InstitutionDays days, JsonMapper json) {
    this.cells = cells;
    this.days = days;
    this.json = json;
    var requests =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                // The token goes to the address that was entered and to no other.
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
    requests.setReadTimeout(ANSWER);
    http = RestClient.builder().requestFactory(requests).build();
  }

  /** Asks each cell once; one that does not answer keeps none of the others waiting for long. */
  void collect() {
    for (var cell : cells.all()) {
      cells.asked(cell.address(), problem(cell.address()));
    }
  }

  private @org.jspecify.annotations.Nullable String problem(String address) {
    try {
      var answer =
          http.get()
              .uri(address + "/api/v1/province/figures")
              .header("Authorization", "Bearer " + cells.token(address))
              .retrieve()
              .body(byte[].class);
      for (var one :
          answer == null ? new InstitutionDay[0] : json.readValue(answer, InstitutionDay[].class)) {
        days.keep(of(address, one));
      }
      return null;
    } catch (RestClientResponseException refused) {
      var status = refused.getStatusCode();
      return status.isSameCodeAs(HttpStatus.UNAUTHORIZED)
              || status.isSameCodeAs(HttpStatus.FORBIDDEN)
          ? "province.cell.refused"
          : "province.cell.failed";
    } catch (RestClientException unreachable) {
      return "province.cell.silent";
    } catch (JacksonException | org.springframework.dao.DataAccessException strange) {
      LOG.warn("cell {} said what cannot be taken", address, strange);
      return "province.cell.strange";
    }
  }

  private static InstitutionDay of(String cell, InstitutionDay said) {
    return new InstitutionDay(
        said.institution(),
        said.day(),
        cell,
        said.code(),
        said.name(),
        said.openedAt(),
        said.dueAt(),
        said.closedAt(),
        said.roll(),
        said.reported(),
        said.proxy(),
        said.excused(),
        said.unreachable(),
        said.at());
  }
}

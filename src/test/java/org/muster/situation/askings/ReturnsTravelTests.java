package org.muster.situation.askings;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.situation.FigureKeeping;
import org.muster.situation.upward.ReturnMaking;
import org.muster.situation.upward.ReturnSending;
import org.muster.situation.upward.SuperiorOffices;
import org.muster.situation.upward.UpwardAttempt;
import org.muster.situation.upward.UpwardAttempt.Outcome;
import org.muster.situation.upward.UpwardReturns;
import org.springframework.beans.factory.annotation.Autowired;

/** From one Muster to another over HTTP: sent, lost on the way, sent again, received once. */
@SuppressWarnings("NullAway.Init")
class ReturnsTravelTests extends OnProvince {

  @Autowired SuperiorOffices superiors;
  @Autowired ReturnMaking making;
  @Autowired ReturnSending sending;
  @Autowired UpwardReturns returns;
  @Autowired FigureKeeping keeping;

  @BeforeEach
  void open() {
    run(opening::run);
    at(
        university.id(),
        () -> {
          keeping.keep(today);
          return today;
        });
  }

  @Test
  void aReturnIsThereWithItsFiguresAndTheSenderKnowsIt() {
    var superior = agree(door(), token);
    assertThat(send(superior).outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(line().state()).isEqualTo(RollLine.State.SENT);
    assertThat(line().by()).isNull();
    assertThat(line().counts()).isEqualTo(kept(superior));
    assertThat(asking().missing()).isZero();
  }

  @Test
  void whereTheAnswerIsLostOnTheWayItIsSentAgainAndReceivedOnce() throws IOException {
    var through = new AtomicInteger();
    var box = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    box.createContext(
        "/",
        exchange -> {
          try {
            var asked = exchange.getRequestHeaders();
            var passed =
                HttpRequest.newBuilder(URI.create(door()))
                    .header("Authorization", asked.getFirst("Authorization"))
                    .POST(
                        HttpRequest.BodyPublishers.ofByteArray(
                            exchange.getRequestBody().readAllBytes()))
                    .build();
            var answer =
                HttpClient.newHttpClient().send(passed, HttpResponse.BodyHandlers.ofByteArray());
            if (through.incrementAndGet() > 1) {
              exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
              exchange.getResponseBody().write(answer.body());
            }
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          } finally {
            // The first time without a word: the line is cut.
            exchange.close();
          }
        });
    box.start();
    try {
      var superior = agree("http://127.0.0.1:" + box.getAddress().getPort() + "/x", token);
      var made = at(university.id(), () -> making.make(superior, today, 0, "", "王"));
      assertThat(at(university.id(), () -> sending.send(made, null)).outcome())
          .isEqualTo(Outcome.UNREACHED);
      assertThat(line().state()).as("it was received all the same").isEqualTo(RollLine.State.SENT);
      assertThat(at(university.id(), () -> sending.send(made, null)).outcome())
          .isEqualTo(Outcome.ACCEPTED);
      assertThat(here(() -> answers.of(asking(), member))).hasSize(1);
      assertThat(at(university.id(), () -> returns.get(superior, today, made.n())).deliveredAt())
          .isNotNull();
    } finally {
      box.stop(0);
    }
  }

  @Test
  void aRefusalReachesTheSenderInWords() {
    var superior = agree(door(), "mrt_wrong");
    var attempt = send(superior);
    assertThat(attempt.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(attempt.status()).isEqualTo(401);
    assertThat(attempt.answer()).contains("访问令牌无效");
    run(() -> members.change(member, card("10001", key(campus.id()))));
    at(
        university.id(),
        () -> {
          superiors.change(superior, terms(door(), token));
          return superior;
        });
    var again = at(university.id(), () -> sending.send(returns.get(superior, today, 1), "王"));
    assertThat(again.answer()).contains("签名与已登记公钥不符");
    assertThat(line().state()).isEqualTo(RollLine.State.MISSING);
  }

  @Test
  void aTokenOfAnInstitutionThatIsAskedNoMoreOpensNothing() {
    run(
        () ->
            jdbc.sql("update situation.member set from_on = ?, to_on = ? where institution_id = ?")
                .params(today.minusDays(9), today.minusDays(1), campus.id())
                .update());
    assertThat(send(agree(door(), token)).status()).isEqualTo(401);
  }

  @Test
  void aSignedFileIsBroughtWhereThereIsNoLine() {
    var superior = agree("", "");
    var made = at(university.id(), () -> making.make(superior, today, 0, "", "王"));
    var file = at(university.id(), () -> returns.file(made).text());
    var receipt = here(() -> answers.bring(file, "赵工"));
    assertThat(receipt.number()).isEqualTo("20261121-1");
    assertThat(line().by()).isEqualTo("赵工");
    assertThat(line().counts()).isEqualTo(kept(superior));
  }

  private Map<String, Integer> kept(UUID superior) {
    return at(university.id(), () -> returns.file(returns.get(superior, today, 1)).file().figures())
        .stream()
        .filter(one -> one.value() != null)
        .collect(
            java.util.stream.Collectors.toMap(
                org.muster.situation.upward.ReturnFile.Value::key,
                one -> java.util.Objects.requireNonNull(one.value())));
  }

  private String door() {
    return "http://127.0.0.1:%d/hooks/returns/%s".formatted(port, campus.institution().code());
  }

  private SuperiorOffices.Terms terms(String address, String by) {
    return new SuperiorOffices.Terms(
        "省教育厅", "10001", address, by, List.of(ROLL, MISSING), LocalTime.of(9, 0));
  }

  private UUID agree(String address, String by) {
    return at(
        university.id(),
        () ->
            superiors.add(
                terms(address, by),
                jdbc.sql("select id from people.person where institution_id = ? limit 1")
                    .param(university.id())
                    .query(UUID.class)
                    .single()));
  }

  private UpwardAttempt send(UUID superior) {
    return at(university.id(), () -> sending.send(making.make(superior, today, 0, "", "王"), null));
  }
}

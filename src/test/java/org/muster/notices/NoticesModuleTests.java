package org.muster.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.MusterTest;
import org.muster.MutableClock;
import org.muster.notices.channel.Channel;
import org.muster.notices.channel.Channels;
import org.muster.notices.channel.ChannelsAtHand;
import org.muster.people.Audience;
import org.muster.rounds.SmallCampus;
import org.muster.shared.CurrentInstitution;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notices on their way by e-mail, to a real SMTP server. */
@MusterTest
@Import(SmallCampus.class)
class NoticesModuleTests {

  private static final Words WORDS = new Words("停课通知", "明日停课，请留在宿舍。", "No classes", "Stay in.");

  @Autowired SmallCampus campuses;
  @Autowired Notices notices;
  @Autowired Postman postman;
  @Autowired Channels channels;
  @Autowired JdbcClient jdbc;
  @Autowired MutableClock clock;

  SmallCampus.Made campus;
  GreenMail server;
  Channel mail;
  int port;

  @BeforeEach
  void campus() {
    campus = campuses.make();
    at(LocalTime.of(9, 0));
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    port = server.getSmtp().getPort();
    mail = ChannelsAtHand.mail(channels, campus.institution().code(), port);
    here(
        () ->
            jdbc.sql(
                    """
                    update people.person set email = lower(number) || '@students.example'
                     where institution_id = ?
                    """)
                .param(campus.id())
                .update());
  }

  void comeBack() {
    server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  void at(LocalTime time) {
    var zone = campus.institution().zone();
    var day = clock.instant().atZone(zone).toLocalDate().plusDays(1);
    clock.advance(Duration.between(clock.instant(), day.atTime(time).atZone(zone).toInstant()));
  }

  <T> T here(Supplier<T> work) {
    return CurrentInstitution.call(campus.id(), work::get);
  }

  Draft draft(String key, boolean urgent) {
    return new Draft(key, WORDS, urgent, null, clock.instant().plus(Duration.ofDays(2)));
  }

  Notices.Sent send(Draft draft) {
    return here(() -> notices.send(draft, new Recipients.Everybody(Audience.ALL), Sender.PROGRAM));
  }

  void carry() {
    CurrentInstitution.run(campus.id(), () -> postman.send(mail));
  }

  Map<String, Long> states(UUID notice) {
    return here(
        () ->
            jdbc
                .sql(
                    """
                    select state::text || coalesce(' ' || problem, '') from notices.delivery
                     where notice_id = ?
                    """)
                .param(notice)
                .query(String.class)
                .list()
                .stream()
                .collect(
                    java.util.stream.Collectors.groupingBy(
                        state -> state, java.util.stream.Collectors.counting())));
  }

  List<String> recipients() {
    return Arrays.stream(server.getReceivedMessages())
        .map(NoticesModuleTests::recipient)
        .sorted()
        .toList();
  }

  static String recipient(MimeMessage message) {
    try {
      return message.getAllRecipients()[0].toString();
    } catch (jakarta.mail.MessagingException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  @Test
  void everybodyOfAnAudienceIsToldOnceInTheirLanguage() throws Exception {
    var english = person("S02");
    here(
        () ->
            jdbc.sql(
                    """
                    insert into notices.preference (institution_id, person_id, english, at)
                    values (?, ?, true, now())
                    """)
                .params(campus.id(), english)
                .update());
    var sent = send(draft("one", false));
    assertThat(sent.people()).isEqualTo(12);
    carry();
    carry();
    assertThat(recipients()).hasSize(12).doesNotHaveDuplicates();
    assertThat(states(sent.notice())).isEqualTo(Map.of("sent", 12L));
    for (var message : server.getReceivedMessages()) {
      boolean toEnglish = recipient(message).equals("s02@students.example");
      assertThat(message.getSubject()).isEqualTo(toEnglish ? "No classes" : "停课通知");
      assertThat(message.getContent().toString())
          .contains(toEnglish ? "Stay in." : "请留在宿舍")
          .contains("/n/");
      assertThat(message.getHeader("Content-Language")[0]).isEqualTo(toEnglish ? "en" : "zh-CN");
    }
  }

  @Test
  void theSameKeyTellsNobodyTwice() {
    var first = send(draft("one", false));
    var again = send(draft("one", false));
    assertThat(again).isEqualTo(new Notices.Sent(first.notice(), 0));
    carry();
    assertThat(recipients()).hasSize(12);
  }

  @Test
  void aServerThatIsAwayIsLeftAloneAndNobodyIsSkippedOrToldTwice() {
    server.stop();
    var sent = send(draft("one", false));
    carry();
    assertThat(states(sent.notice())).isEqualTo(Map.of("waiting", 12L));
    comeBack();
    carry();
    assertThat(recipients()).as("still left alone").isEmpty();
    clock.advance(Duration.ofHours(1));
    carry();
    assertThat(recipients()).hasSize(12).doesNotHaveDuplicates();
    assertThat(states(sent.notice())).isEqualTo(Map.of("sent", 12L));
  }

  @Test
  void nothingIsSentInTheQuietHoursUnlessItIsUrgent() {
    at(LocalTime.of(23, 0));
    var quiet = send(draft("quiet", false));
    var urgent =
        here(
            () ->
                notices.send(
                    draft("urgent", true),
                    new Recipients.Each(List.of(new Recipients.One(person("S01"), Map.of()))),
                    Sender.PROGRAM));
    carry();
    assertThat(recipients()).containsExactly("s01@students.example");
    assertThat(states(urgent.notice())).isEqualTo(Map.of("sent", 1L));
    assertThat(states(quiet.notice())).isEqualTo(Map.of("waiting", 12L));
    clock.advance(Duration.ofHours(7).plusMinutes(59));
    carry();
    assertThat(recipients()).hasSize(1);
    clock.advance(Duration.ofMinutes(2));
    carry();
    assertThat(recipients()).hasSize(13);
  }

  @Test
  void whatBecameDueByDayIsNotSentByNight() {
    server.stop();
    var sent = send(draft("one", false));
    carry();
    at(LocalTime.of(2, 0));
    comeBack();
    carry();
    assertThat(recipients()).isEmpty();
    clock.advance(Duration.ofHours(6));
    carry();
    assertThat(recipients()).hasSize(12);
    assertThat(states(sent.notice())).isEqualTo(Map.of("sent", 12L));
  }

  @Test
  void anAddressThatCannotBeIsSomebodysToSeeTo() {
    here(
        () ->
            jdbc.sql("update people.person set email = 'nobody' where id = ?")
                .param(person("S03"))
                .update());
    var sent = send(draft("one", false));
    carry();
    assertThat(states(sent.notice())).isEqualTo(Map.of("sent", 11L, "failed no-such-address", 1L));
  }

  @Test
  void oneWithoutAnyAddressFindsItInTheirList() {
    here(
        () ->
            jdbc.sql("update people.person set email = null where id = ?")
                .param(person("S03"))
                .update());
    var sent = send(draft("one", false));
    assertThat(states(sent.notice())).isEqualTo(Map.of("waiting", 11L, "sent", 1L));
  }

  @Test
  void whatASenderLeftBehindGoesAgainUnderTheSameNumber() throws Exception {
    var sent = send(draft("one", false));
    carry();
    var number = server.getReceivedMessages()[0].getMessageID();
    var to = recipient(server.getReceivedMessages()[0]);
    here(
        () ->
            jdbc.sql(
                    """
                    update notices.delivery d set state = 'sending', sent_at = null
                      from people.person p
                     where p.id = d.person_id and d.notice_id = ? and p.email = ?
                    """)
                .params(sent.notice(), to)
                .update());
    carry();
    assertThat(states(sent.notice())).isEqualTo(Map.of("sent", 11L, "sent interrupted", 1L));
    assertThat(
            Arrays.stream(server.getReceivedMessages())
                .filter(message -> recipient(message).equals(to)))
        .hasSize(2)
        .allSatisfy(message -> assertThat(message.getMessageID()).isEqualTo(number));
  }

  @Test
  void aStoppedNoticeIsSentToNobodyElse() {
    var sent = send(draft("one", false));
    CurrentInstitution.run(campus.id(), () -> notices.stop(sent.notice(), "已取消", "王老师"));
    carry();
    assertThat(recipients()).isEmpty();
    assertThat(states(sent.notice())).isEqualTo(Map.of("stopped stopped", 12L));
  }

  @Test
  void whoWasNotToldInTimeIsNotToldLate() {
    server.stop();
    var sent = send(draft("one", false));
    carry();
    clock.advance(Duration.ofDays(3));
    comeBack();
    carry();
    assertThat(recipients()).isEmpty();
    assertThat(states(sent.notice())).isEqualTo(Map.of("failed expired", 12L));
  }

  UUID person(String number) {
    return here(
        () ->
            jdbc.sql("select id from people.person where institution_id = ? and number = ?")
                .params(campus.id(), number)
                .query(UUID.class)
                .single());
  }
}

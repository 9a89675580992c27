package org.muster.notices;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.muster.MusterTest;
import org.muster.MutableClock;
import org.muster.notices.channel.Channel;
import org.muster.notices.channel.Channels;
import org.muster.notices.channel.ChannelsAtHand;
import org.muster.notices.channel.GroupRobots;
import org.muster.notices.channel.Hooks;
import org.muster.notices.channel.Kind;
import org.muster.notices.channel.PretendProvider;
import org.muster.people.Audience;
import org.muster.rounds.SmallCampus;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A campus of twelve at nine in the morning, and its providers on this machine. */
@MusterTest
@Import({SmallCampus.class, TapRecorder.class})
abstract class OnChannels {

  @Autowired SmallCampus campuses;
  @Autowired Notices notices;
  @Autowired Postman postman;
  @Autowired Inquiries inquiries;
  @Autowired Crier crier;
  @Autowired Robots robots;
  @Autowired Channels channels;
  @Autowired Hooks hooks;
  @Autowired GroupRobots groups;
  @Autowired TapRecorder recorder;
  @Autowired JdbcClient jdbc;
  @Autowired MutableClock clock;
  @Autowired MockMvc web;

  SmallCampus.Made campus;

  @BeforeEach
  void campus() {
    campus = campuses.make();
    recorder.taps.clear();
    var zone = campus.institution().zone();
    var nine = clock.instant().atZone(zone).toLocalDate().plusDays(1).atTime(LocalTime.of(9, 0));
    clock.advance(Duration.between(clock.instant(), nine.atZone(zone).toInstant()));
  }

  Channel connect(Kind kind, PretendProvider provider) {
    return ChannelsAtHand.connect(
        channels, hooks, kind, campus.institution().code(), provider.address(), clock);
  }

  String hook(Kind kind) {
    return "/hooks/" + kind.word() + "/" + campus.institution().code() + "-" + kind.word();
  }

  <T> T here(Supplier<T> work) {
    return CurrentInstitution.call(campus.id(), work::get);
  }

  void run(Runnable work) {
    CurrentInstitution.run(campus.id(), work);
  }

  Draft draft(boolean asks) {
    return new Draft(
        Ids.next().toString(),
        new Words("停课通知", "明日停课，请留在宿舍。", null, null),
        false,
        asks ? new Draft.Act("test-tap", Ids.next()) : null,
        clock.instant().plus(Duration.ofDays(2)));
  }

  UUID send(Draft draft) {
    return here(
        () -> notices.send(draft, new Recipients.Everybody(Audience.ALL), Sender.PROGRAM).notice());
  }

  void carry(Channel channel) {
    run(() -> postman.send(channel));
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
                .collect(Collectors.groupingBy(state -> state, Collectors.counting())));
  }

  /** What is kept of one person's delivery. */
  String state(UUID notice, String number) {
    return here(
        () ->
            jdbc.sql(
                    """
                    select d.state::text || coalesce(' ' || d.problem, '')
                      from notices.delivery d join people.person p on p.id = d.person_id
                     where d.notice_id = ? and p.number = ?
                    """)
                .params(notice, number)
                .query(String.class)
                .single());
  }

  String reference(UUID notice, String number) {
    return here(
        () ->
            jdbc.sql(
                    """
                    select d.reference
                      from notices.delivery d join people.person p on p.id = d.person_id
                     where d.notice_id = ? and p.number = ?
                    """)
                .params(notice, number)
                .query(String.class)
                .single());
  }

  /** Everybody has a telephone: 13800000001 to 12. */
  void phones() {
    run(
        () ->
            jdbc.sql(
                    """
                    update people.person set phone = '138000000' || right(number, 2)
                     where institution_id = ? and kind = 'student'
                    """)
                .param(campus.id())
                .update());
  }
}

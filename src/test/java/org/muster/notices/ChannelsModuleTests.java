package org.muster.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muster.notices.channel.Channel;
import org.muster.notices.channel.ChannelsAtHand;
import org.muster.notices.channel.Handing;
import org.muster.notices.channel.Kind;
import org.muster.notices.channel.Letter;
import org.muster.notices.channel.PretendDingTalk;
import org.muster.notices.channel.PretendRobots;
import org.muster.notices.channel.PretendSms;
import org.muster.notices.channel.PretendWeCom;
import org.muster.shared.Problem;

/** Notices on their way by providers, whatever becomes of provider and program meanwhile. */
class ChannelsModuleTests extends OnChannels {

  private static final List<String> EVERYBODY =
      IntStream.rangeClosed(1, 12).mapToObj("S%02d"::formatted).toList();

  @Test
  void aProviderThatIsAwayForAnHourTellsEverybodyOnceWhenItIsBack() {
    try (var wecom = new PretendWeCom()) {
      var channel = connect(Kind.WECOM, wecom);
      wecom.goAway();
      var notice = send(draft(true));
      for (int minute = 0; minute < 60; minute++) {
        carry(channel);
        clock.advance(Duration.ofMinutes(1));
      }
      assertThat(states(notice)).isEqualTo(Map.of("waiting", 12L));
      wecom.comeBack();
      clock.advance(Duration.ofMinutes(5));
      carry(channel);
      carry(channel);
      assertThat(wecom.told()).isEqualTo(EVERYBODY);
      assertThat(states(notice)).isEqualTo(Map.of("sent", 12L));
    }
  }

  @Test
  void aProviderThatMakesNoSenseIsTriedAgain() {
    try (var wecom = new PretendWeCom()) {
      var channel = connect(Kind.WECOM, wecom);
      var notice = send(draft(false));
      wecom.mood = PretendWeCom.Mood.GARBAGE;
      carry(channel);
      assertThat(states(notice)).isEqualTo(Map.of("waiting", 12L));
      wecom.mood = PretendWeCom.Mood.WELL;
      clock.advance(Duration.ofMinutes(10));
      carry(channel);
      assertThat(wecom.told()).isEqualTo(EVERYBODY);
    }
  }

  /** Dies when the provider has them and before that is written down. */
  private record Dying(Channel channel) implements Channel {
    @Override
    public Kind kind() {
      return channel.kind();
    }

    @Override
    public int together() {
      return channel.together();
    }

    @Override
    public void hand(List<Letter> letters, Handing handing) {
      channel.hand(
          letters,
          new Handing() {
            @Override
            public void accepted(List<Letter> taken, @Nullable String reference) {
              throw new IllegalStateException("the lights go out");
            }

            @Override
            public void refused(Letter letter, String problem) {}

            @Override
            public void later(Letter letter, String problem) {}
          });
    }
  }

  @Test
  void aProgramThatDiesBeforeItWritesDownTellsNobodyTwice() {
    try (var wecom = new PretendWeCom()) {
      var channel = connect(Kind.WECOM, wecom);
      var notice = send(draft(true));
      assertThatThrownBy(() -> carry(new Dying(channel))).hasMessageContaining("lights");
      assertThat(states(notice)).isEqualTo(Map.of("sending", 12L));
      clock.advance(Duration.ofMinutes(3));
      // What comes meanwhile must not mix with what may have been told.
      send(draft(true));
      carry(channel);
      assertThat(states(notice)).isEqualTo(Map.of("sent interrupted", 12L));
      assertThat(wecom.messages).hasSize(3);
      assertThat(wecom.told()).as("each once of either notice").hasSize(24);
    }
  }

  @Test
  void dingTalkIsAskedWhatBecameOfIt() {
    try (var dingtalk = new PretendDingTalk()) {
      var channel = connect(Kind.DINGTALK, dingtalk);
      var notice = send(draft(false));
      carry(channel);
      dingtalk.readers.add("S01");
      dingtalk.strangers.add("S02");
      run(() -> inquiries.ask(channel));
      assertThat(states(notice)).as("not at once").isEqualTo(Map.of("sent", 12L));
      clock.advance(Duration.ofMinutes(2));
      run(() -> inquiries.ask(channel));
      assertThat(states(notice))
          .isEqualTo(Map.of("read", 1L, "delivered", 10L, "failed no-such-address", 1L));
      dingtalk.readers.add("S03");
      run(() -> inquiries.ask(channel));
      assertThat(state(notice, "S03")).as("not so soon again").isEqualTo("delivered");
      clock.advance(Duration.ofMinutes(10));
      run(() -> inquiries.ask(channel));
      assertThat(state(notice, "S03")).isEqualTo("read");
      assertThat(state(notice, "S01")).isEqualTo("read");
    }
  }

  @Test
  void nobodyGetsMoreThanFiveTextMessagesADay() {
    phones();
    try (var sms = new PretendSms()) {
      var channel = connect(Kind.SMS, sms);
      var all = IntStream.range(0, 6).mapToObj(n -> send(draft(false))).toList();
      carry(channel);
      carry(channel);
      assertThat(sms.told()).hasSize(60);
      assertThat(states(all.getLast())).isEqualTo(Map.of("waiting daily-limit", 12L));
      clock.advance(Duration.ofDays(1));
      carry(channel);
      assertThat(sms.told()).hasSize(72);
      assertThat(states(all.getLast())).containsOnlyKeys("sent");
    }
  }

  private String address(PretendRobots provider) {
    return provider.address() + "/cgi-bin/webhook/send?key=" + PretendRobots.KEY;
  }

  @Test
  void theGroupsOfTheUnitsConcernedAreToldOnce() {
    try (var provider = new PretendRobots()) {
      ChannelsAtHand.groups(groups, provider.address());
      var klass = campus.classes().getFirst();
      run(
          () -> {
            robots.add(klass, "甲班群", address(provider), "", "王老师");
            robots.add(
                campus.colleges().get(1),
                "第2学院群",
                provider.address() + "/robot/send?access_token=" + PretendRobots.KEY,
                PretendRobots.SECRET,
                "王老师");
          });
      send(draft(false).withGroups());
      send(draft(false));
      run(crier::post);
      run(crier::post);
      assertThat(provider.messages)
          .hasSize(2)
          .allSatisfy(post -> assertThat(post).contains("停课通知", "/notices/"));
      assertThat(
              here(() -> jdbc.sql("select webhook from notices.robot").query(String.class).list()))
          .allMatch(stored -> stored.startsWith("sealed:"));
    }
  }

  @Test
  void aGroupIsToldOnlyWhatConcernsItsUnit() {
    try (var provider = new PretendRobots()) {
      ChannelsAtHand.groups(groups, provider.address());
      run(
          () -> {
            robots.add(campus.classes().get(0), "甲班群", address(provider), "", "王老师");
            robots.add(campus.classes().get(1), "乙班群", address(provider), "", "王老师");
            robots.add(campus.colleges().get(0), "第1学院群", address(provider), "", "王老师");
          });
      var person =
          here(
              () ->
                  jdbc.sql("select id from people.person where number = 'S01'")
                      .query(java.util.UUID.class)
                      .single());
      here(
          () ->
              notices.send(
                  draft(false).withGroups(),
                  new Recipients.Each(List.of(new Recipients.One(person, Map.of()))),
                  Sender.PROGRAM));
      run(crier::post);
      assertThat(provider.messages).hasSize(1);
    }
  }

  @Test
  void aGroupRobotIsTriedAgainAndNotFasterThanItMay() {
    try (var provider = new PretendRobots()) {
      ChannelsAtHand.groups(groups, provider.address());
      run(() -> robots.add(campus.colleges().get(0), "群", address(provider), "", "王老师"));
      provider.mood = PretendRobots.Mood.THROTTLED;
      send(draft(false).withGroups());
      run(crier::post);
      provider.mood = PretendRobots.Mood.WELL;
      run(crier::post);
      assertThat(provider.messages).as("left alone").isEmpty();
      clock.advance(Duration.ofMinutes(2));
      run(crier::post);
      assertThat(provider.messages).hasSize(1);
      IntStream.range(0, 30).forEach(n -> send(draft(false).withGroups()));
      for (int second = 0; second < 55; second += 5) {
        run(crier::post);
        clock.advance(Duration.ofSeconds(5));
      }
      assertThat(provider.messages).hasSizeLessThanOrEqualTo(20);
      for (int second = 0; second < 120; second += 5) {
        run(crier::post);
        clock.advance(Duration.ofSeconds(5));
      }
      assertThat(provider.messages).hasSize(31);
    }
  }

  @Test
  void noOtherAddressIsEverCalled() {
    for (var address :
        List.of(
            "http://169.254.169.254/latest",
            "https://qyapi.weixin.qq.com.example.org/cgi-bin/webhook/send?key=0123456789abcdef",
            "https://qyapi.weixin.qq.com/cgi-bin/user/get?key=0123456789abcdef")) {
      assertThatThrownBy(
              () -> run(() -> robots.add(campus.colleges().get(0), "群", address, "", "王老师")))
          .as(address)
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> assertThat(problem.code()).isEqualTo("notices.robot-address"));
    }
  }
}

package org.muster.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.notices.channel.ChannelsAtHand;
import org.muster.notices.channel.Kind;
import org.muster.notices.channel.PretendSms;
import org.muster.notices.channel.PretendWeChat;
import org.muster.notices.channel.PretendWeCom;
import org.muster.notices.channel.SealedCalls;

/** What providers call by themselves, and what others call in their name. */
class HooksModuleTests extends OnChannels {

  private static String tap(String task, String account) {
    return """
    <xml><ToUserName><![CDATA[corp]]></ToUserName><FromUserName><![CDATA[%s]]></FromUserName>\
    <MsgType><![CDATA[event]]></MsgType><Event><![CDATA[template_card_event]]></Event>\
    <EventKey><![CDATA[same]]></EventKey><TaskId><![CDATA[%s]]></TaskId>\
    <ResponseCode><![CDATA[code-1]]></ResponseCode></xml>\
    """
        .formatted(account, task);
  }

  private int call(Kind kind, String text, boolean rightly) throws Exception {
    var sealed = SealedCalls.seal("corp", text);
    var signature = SealedCalls.sign("1700000000", "nonce", rightly ? sealed : sealed + "x");
    return web.perform(
            post(hook(kind))
                .queryParam("msg_signature", signature)
                .queryParam("timestamp", "1700000000")
                .queryParam("nonce", "nonce")
                .content("<xml><Encrypt><![CDATA[%s]]></Encrypt></xml>".formatted(sealed)))
        .andReturn()
        .getResponse()
        .getStatus();
  }

  private static String task(UUID notice) {
    return notice.toString().replace("-", "") + "-0123456789abcdef";
  }

  @Test
  void weComHearsBackWhatItAsksForWhenTheAddressIsSetUp() throws Exception {
    try (var wecom = new PretendWeCom()) {
      connect(Kind.WECOM, wecom);
      var echo = SealedCalls.seal("corp", "1616140317555161061");
      var asked =
          get(hook(Kind.WECOM))
              .queryParam("timestamp", "1")
              .queryParam("nonce", "n")
              .queryParam("echostr", echo);
      var right =
          web.perform(asked.queryParam("msg_signature", SealedCalls.sign("1", "n", echo)))
              .andReturn()
              .getResponse();
      assertThat(right.getStatus()).isEqualTo(200);
      assertThat(right.getContentAsString()).isEqualTo("1616140317555161061");
    }
  }

  @Test
  void aTapOnACardDoesItOnceAndTheCardSaysSo() throws Exception {
    try (var wecom = new PretendWeCom()) {
      var channel = connect(Kind.WECOM, wecom);
      var notice = send(draft(true));
      carry(channel);
      for (int twice = 0; twice < 2; twice++) {
        assertThat(call(Kind.WECOM, tap(task(notice), "s05"), true)).isEqualTo(200);
      }
      assertThat(recorder.taps).hasSize(1);
      assertThat(state(notice, "S05")).isEqualTo("read");
      assertThat(states(notice)).isEqualTo(Map.of("sent", 11L, "read", 1L));
      assertThat(wecom.changed).contains("s05 code-1 done");
    }
  }

  @Test
  void aWrongSignatureChangesNothing() throws Exception {
    try (var wecom = new PretendWeCom()) {
      var channel = connect(Kind.WECOM, wecom);
      var notice = send(draft(true));
      carry(channel);
      assertThat(call(Kind.WECOM, tap(task(notice), "S05"), false)).isEqualTo(403);
      assertThat(recorder.taps).isEmpty();
      assertThat(states(notice)).isEqualTo(Map.of("sent", 12L));
      assertThat(wecom.changed).isEmpty();
    }
  }

  @Test
  void whoWasNotAskedDoesNothingByTapping() throws Exception {
    try (var wecom = new PretendWeCom()) {
      connect(Kind.WECOM, wecom);
      var notice = send(draft(true));
      assertThat(call(Kind.WECOM, tap(task(notice), "stranger"), true)).isEqualTo(200);
      assertThat(call(Kind.WECOM, tap(task(UUID.randomUUID()), "S01"), true)).isEqualTo(200);
      assertThat(recorder.taps).isEmpty();
    }
  }

  @Test
  void whatIsNoXmlOrFetchesMoreIsRefused() throws Exception {
    try (var wecom = new PretendWeCom()) {
      connect(Kind.WECOM, wecom);
      for (var body :
          new String[] {
            "",
            "{}",
            "<!DOCTYPE x [<!ENTITY e SYSTEM"
                + " \"file:///etc/passwd\">]><xml><Encrypt>&e;</Encrypt></xml>",
            "x".repeat(300_000)
          }) {
        assertThat(
                web.perform(
                        post(hook(Kind.WECOM))
                            .queryParam("msg_signature", SealedCalls.sign("1", "n", ""))
                            .queryParam("timestamp", "1")
                            .queryParam("nonce", "n")
                            .content(body))
                    .andReturn()
                    .getResponse()
                    .getStatus())
            .isBetween(400, 499);
      }
    }
  }

  private String arrived(String reference, String openid, String status) {
    return """
    <xml><FromUserName><![CDATA[%s]]></FromUserName><MsgType><![CDATA[event]]></MsgType>\
    <Event><![CDATA[TEMPLATESENDJOBFINISH]]></Event><MsgID>%s</MsgID>\
    <Status><![CDATA[%s]]></Status></xml>\
    """
        .formatted(openid, reference, status);
  }

  @Test
  void weChatSaysWhetherItBroughtATemplateMessage() throws Exception {
    run(
        () ->
            jdbc.sql(
                    """
                    insert into notices.address (institution_id, person_id, channel, address, at)
                    select institution_id, id, 'wechat', 'o-follower-' || number, now()
                      from people.person
                     where institution_id = ? and number in ('S01', 'S02')
                    """)
                .param(campus.id())
                .update());
    try (var wechat = new PretendWeChat()) {
      var channel = connect(Kind.WECHAT, wechat);
      var notice = send(draft(false));
      carry(channel);
      var first = reference(notice, "S01");
      assertThat(call(Kind.WECHAT, arrived(first, "o-follower-S02", "success"), true))
          .isEqualTo(200);
      assertThat(state(notice, "S01")).as("not whose it is").isEqualTo("sent");
      for (int twice = 0; twice < 2; twice++) {
        call(Kind.WECHAT, arrived(first, "o-follower-S01", "success"), true);
        call(
            Kind.WECHAT,
            arrived(reference(notice, "S02"), "o-follower-S02", "failed:user block"),
            true);
      }
      assertThat(state(notice, "S01")).isEqualTo("delivered");
      assertThat(state(notice, "S02")).isEqualTo("failed unwanted");
    }
  }

  private int texts(String token, String body) throws Exception {
    return web.perform(
            post(hook(Kind.SMS) + "/" + token).contentType("application/json").content(body))
        .andReturn()
        .getResponse()
        .getStatus();
  }

  private static String report(String reference, String phone, boolean success) {
    return """
    [{"phone_number":"%s","success":%s,"err_code":"DELIVERED","biz_id":"%s"}]\
    """
        .formatted(phone, success, reference);
  }

  @Test
  void textMessagesAreReportedAndAnsweredByAOne() throws Exception {
    phones();
    try (var sms = new PretendSms()) {
      var channel = connect(Kind.SMS, sms);
      var notice = send(draft(true));
      carry(channel);
      var reference = reference(notice, "S03");
      assertThat(texts("wrong", report(reference, "13800000003", true))).isEqualTo(403);
      assertThat(state(notice, "S03")).isEqualTo("sent");
      for (int twice = 0; twice < 2; twice++) {
        assertThat(texts(ChannelsAtHand.HOOK_TOKEN, report(reference, "13800000003", true)))
            .isEqualTo(200);
        texts(ChannelsAtHand.HOOK_TOKEN, report(reference, "13800000004", false));
      }
      assertThat(state(notice, "S03")).isEqualTo("delivered");
      assertThat(state(notice, "S04")).isEqualTo("failed not-brought");
      var reply =
          """
          [{"phone_number":"13800000003","content":" 1 ","sequence_id":"7","send_time":"x"},
           {"phone_number":"13800000005","content":"好的","sequence_id":"8","send_time":"x"},
           {"phone_number":"13999999999","content":"1","sequence_id":"9","send_time":"x"}]\
          """;
      texts(ChannelsAtHand.HOOK_TOKEN, reply);
      texts(ChannelsAtHand.HOOK_TOKEN, reply);
      assertThat(recorder.taps).hasSize(1);
      assertThat(state(notice, "S03")).isEqualTo("read");
      assertThat(state(notice, "S05")).isEqualTo("sent");
    }
  }
}

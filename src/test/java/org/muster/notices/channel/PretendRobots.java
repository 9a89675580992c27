package org.muster.notices.channel;

/** The robots of groups: WeCom's, and DingTalk's with a signature that is worked out again. */
public final class PretendRobots extends PretendProvider {

  public static final String KEY = "0123456789abcdef-group";
  public static final String SECRET = "SECabcdef";

  @Override
  Answer well(Ask ask) {
    if (ask.path().equals("/cgi-bin/webhook/send")) {
      return KEY.equals(ask.query().get("key")) ? posted(ask, "content") : error(93000);
    }
    if (!KEY.equals(ask.query().get("access_token"))) {
      return error(300001);
    }
    var at = ask.query().getOrDefault("timestamp", "0");
    return GroupRobots.signature(Long.parseLong(at), SECRET).equals(ask.query().get("sign"))
        ? posted(ask, "text")
        : error(310000);
  }

  private Answer posted(Ask ask, String field) {
    var text = ask.json().path("markdown").path(field).asString("");
    if (!ask.json().path("msgtype").asString("").equals("markdown") || bytes(text) > 4_096) {
      return error(40058);
    }
    messages.add(text);
    return error(0);
  }

  @Override
  Answer throttled() {
    return error(45009);
  }

  @Override
  boolean isToken(Ask ask) {
    return false;
  }

  private static Answer error(int code) {
    return Answer.of("errcode", code, "errmsg", "hint");
  }
}

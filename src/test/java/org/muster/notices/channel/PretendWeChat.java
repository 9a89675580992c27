package org.muster.notices.channel;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** WeChat's template messages: a number of the sender's own is taken once. */
public final class PretendWeChat extends PretendProvider {

  private final Set<String> had = ConcurrentHashMap.newKeySet();

  @Override
  Answer well(Ask ask) {
    if (ask.path().equals("/cgi-bin/stable_token")) {
      var sent = ask.json();
      return sent.path("appid").asString("").equals("corp")
              && sent.path("secret").asString("").equals("secret")
              && sent.path("grant_type").asString("").equals("client_credential")
          ? Answer.of("access_token", newToken(), "expires_in", TOKEN_SECONDS)
          : error(40125);
    }
    if (!token.equals(ask.query().get("access_token"))) {
      return error(40001);
    }
    var message = ask.json();
    if (!ask.path().equals("/cgi-bin/message/template/send")) {
      return new Answer(404, "");
    }
    if (!message.path("template_id").asString("").equals("template")) {
      return error(40037);
    }
    messages.add(ask.body());
    var whom = message.path("touser").asString("");
    if (strangers.contains(whom)) {
      return error(43004);
    }
    if (had.add(message.path("client_msg_id").asString(""))) {
      told.add(whom);
    }
    return Answer.of("errcode", 0, "errmsg", "ok", "msgid", 200_000L + messages.size());
  }

  @Override
  Answer throttled() {
    return error(45009);
  }

  private static Answer error(int code) {
    return Answer.of("errcode", code, "errmsg", "hint");
  }
}

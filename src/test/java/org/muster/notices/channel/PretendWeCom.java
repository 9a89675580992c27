package org.muster.notices.channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;

/** WeCom's messages: the same call within the interval is taken and tells nobody again. */
public final class PretendWeCom extends PretendProvider {

  /** Cards as they were changed: the member and what stands on the button. */
  public final Queue<String> changed = new ConcurrentLinkedQueue<>();

  private final Set<String> had = ConcurrentHashMap.newKeySet();

  @Override
  Answer well(Ask ask) {
    if (ask.path().equals("/cgi-bin/gettoken")) {
      return "corp".equals(ask.query().get("corpid"))
              && "secret".equals(ask.query().get("corpsecret"))
          ? Answer.of(
              "errcode", 0, "errmsg", "ok", "access_token", newToken(), "expires_in", TOKEN_SECONDS)
          : error(40013);
    }
    if (!token.equals(ask.query().get("access_token"))) {
      return error(42001);
    }
    return switch (ask.path()) {
      case "/cgi-bin/message/send" -> send(ask);
      case "/cgi-bin/message/update_template_card" -> change(ask.json());
      default -> new Answer(404, "");
    };
  }

  private Answer send(Ask ask) {
    var message = ask.json();
    var members = Arrays.asList(message.path("touser").asString("").split("\\|"));
    if (message.path("agentid").asLong() != 1_000_002) {
      return error(301002);
    }
    if (members.size() > 1_000 || members.contains("@all")) {
      return error(40058);
    }
    int wrong = form(message);
    if (wrong != 0) {
      return error(wrong);
    }
    messages.add(ask.body());
    var unknown = members.stream().filter(strangers::contains).toList();
    if (unknown.size() == members.size()) {
      return error(81013);
    }
    if (message.path("enable_duplicate_check").asInt() != 1 || had.add(ask.body())) {
      members.stream().filter(member -> !strangers.contains(member)).forEach(told::add);
    }
    return Answer.of(
        "errcode",
        0,
        "errmsg",
        "ok",
        "invaliduser",
        String.join("|", unknown).toLowerCase(Locale.ROOT),
        "msgid",
        "msg-" + messages.size(),
        "response_code",
        "code-" + messages.size());
  }

  private static int form(JsonNode message) {
    if (message.path("msgtype").asString("").equals("textcard")) {
      var card = message.path("textcard");
      return bytes(card.path("title").asString("")) > 128
              || bytes(card.path("description").asString("")) > 512
              || !card.path("url").asString("").startsWith("http")
          ? 40058
          : 0;
    }
    var card = message.path("template_card");
    List<Boolean> fine = new ArrayList<>();
    fine.add(card.path("card_type").asString("").equals("button_interaction"));
    fine.add(card.path("task_id").asString("").matches("[A-Za-z0-9_@-]{1,128}"));
    fine.add(!card.path("main_title").path("title").asString("").isEmpty());
    fine.add(card.path("card_action").path("type").asInt() == 1);
    fine.add(card.path("button_list").size() == 1);
    return fine.contains(false) ? 42036 : 0;
  }

  private Answer change(JsonNode change) {
    changed.add(
        change.path("userids").path(0).asString("")
            + " "
            + change.path("response_code").asString("")
            + " "
            + change.path("button").path("replace_name").asString(""));
    return error(0);
  }

  @Override
  Answer throttled() {
    return error(45009);
  }

  private static Answer error(int code) {
    return Answer.of("errcode", code, "errmsg", "hint");
  }
}

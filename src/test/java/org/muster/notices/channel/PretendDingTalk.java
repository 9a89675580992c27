package org.muster.notices.channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** DingTalk's work notices: taken at once; what became of them is said when asked. */
public final class PretendDingTalk extends PretendProvider {

  public final Set<String> readers = ConcurrentHashMap.newKeySet();
  private final Map<Long, List<String>> tasks = new ConcurrentHashMap<>();
  private final Set<String> today = ConcurrentHashMap.newKeySet();

  @Override
  Answer well(Ask ask) {
    if (ask.path().equals("/v1.0/oauth2/accessToken")) {
      var sent = ask.json();
      return sent.path("appKey").asString("").equals("corp")
              && sent.path("appSecret").asString("").equals("secret")
          ? Answer.of("accessToken", newToken(), "expireIn", TOKEN_SECONDS)
          : new Answer(400, "{\"code\":\"invalidClientIdOrSecret\",\"message\":\"no\"}");
    }
    if (!token.equals(ask.query().get("access_token"))) {
      return error(40014);
    }
    return switch (ask.path()) {
      case "/topapi/message/corpconversation/asyncsend_v2" -> send(ask);
      case "/topapi/message/corpconversation/getsendresult" -> result(ask);
      default -> new Answer(404, "");
    };
  }

  private Answer send(Ask ask) {
    var message = ask.json();
    var members = Arrays.asList(message.path("userid_list").asString("").split(","));
    var card = message.path("msg").path("action_card");
    if (members.size() > 100
        || message.path("agent_id").asLong() != 1_000_002
        || !message.path("msg").path("msgtype").asString("").equals("action_card")
        || !card.path("single_url").asString("").startsWith("http")
        || card.path("single_title").asString("").isEmpty()
        || card.path("title").asString("").isEmpty()) {
      return error(400002);
    }
    messages.add(ask.body());
    long task = messages.size();
    tasks.put(task, members);
    members.stream()
        .filter(member -> !strangers.contains(member))
        .filter(member -> today.add(member + message.path("msg")))
        .forEach(told::add);
    return Answer.of("errcode", 0, "task_id", task, "request_id", "r");
  }

  private Answer result(Ask ask) {
    var members = tasks.getOrDefault(ask.json().path("task_id").asLong(), List.of());
    var read = new ArrayList<>(members);
    read.retainAll(readers);
    var invalid = new ArrayList<>(members);
    invalid.retainAll(strangers);
    var unread = new ArrayList<>(members);
    unread.removeAll(read);
    unread.removeAll(invalid);
    return Answer.of(
        "errcode",
        0,
        "send_result",
        map(
            "read_user_id_list", read,
            "unread_user_id_list", unread,
            "invalid_user_id_list", invalid,
            "failed_user_id_list", List.of(),
            "forbidden_user_id_list", List.of()));
  }

  @Override
  Answer throttled() {
    return error(90018);
  }

  private static Answer error(int code) {
    return Answer.of("errcode", code, "errmsg", "hint");
  }
}

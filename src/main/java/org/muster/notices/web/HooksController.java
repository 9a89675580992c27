package org.muster.notices.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muster.notices.ProviderCalls;
import org.muster.notices.channel.Hooks;
import org.muster.notices.channel.Hooks.Question;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where providers call. There is no session: each call carries a signature or a token, and without
 * a right one it is refused before anything of it is looked at.
 */
@RestController
class HooksController {

  private static final int LONGEST = 256 * 1024;

  private final Hooks hooks;
  private final ProviderCalls calls;
  private final JsonMapper json;

  HooksController(Hooks hooks, ProviderCalls calls, JsonMapper json) {
    this.hooks = hooks;
    this.calls = calls;
    this.json = json;
  }

  @GetMapping(path = "/hooks/wecom/{key}", produces = MediaType.TEXT_PLAIN_VALUE)
  String wecom(
      @PathVariable String key,
      @RequestParam(name = "msg_signature", defaultValue = "") String signature,
      @RequestParam(defaultValue = "") String timestamp,
      @RequestParam(defaultValue = "") String nonce,
      @RequestParam(defaultValue = "") String echostr) {
    return hooks
        .wecomEcho(key, new Question(signature, timestamp, nonce), echostr)
        .orElseThrow(Problem::forbidden);
  }

  @PostMapping(path = "/hooks/wecom/{key}", produces = MediaType.TEXT_PLAIN_VALUE)
  String wecom(
      @PathVariable String key,
      @RequestParam(name = "msg_signature", defaultValue = "") String signature,
      @RequestParam(defaultValue = "") String timestamp,
      @RequestParam(defaultValue = "") String nonce,
      HttpServletRequest request)
      throws IOException {
    calls.wecom(
        hooks
            .wecom(key, new Question(signature, timestamp, nonce), body(request))
            .orElseThrow(Problem::forbidden));
    return "success";
  }

  @GetMapping(path = "/hooks/wechat/{key}", produces = MediaType.TEXT_PLAIN_VALUE)
  String wechat(
      @PathVariable String key,
      @RequestParam(defaultValue = "") String signature,
      @RequestParam(defaultValue = "") String timestamp,
      @RequestParam(defaultValue = "") String nonce,
      @RequestParam(defaultValue = "") String echostr) {
    return hooks
        .wechatEcho(key, new Question(signature, timestamp, nonce), echostr)
        .orElseThrow(Problem::forbidden);
  }

  @PostMapping(path = "/hooks/wechat/{key}", produces = MediaType.TEXT_PLAIN_VALUE)
  String wechat(
      @PathVariable String key,
      @RequestParam(defaultValue = "") String signature,
      @RequestParam(name = "msg_signature", defaultValue = "") String sealed,
      @RequestParam(defaultValue = "") String timestamp,
      @RequestParam(defaultValue = "") String nonce,
      HttpServletRequest request)
      throws IOException {
    var question = new Question(sealed.isEmpty() ? signature : sealed, timestamp, nonce);
    calls.wechat(hooks.wechat(key, question, body(request)).orElseThrow(Problem::forbidden));
    return "success";
  }

  /** Reports and replies come in batches, to the same address or to two. */
  @PostMapping("/hooks/sms/{key}/{token}")
  Map<String, Object> sms(
      @PathVariable String key, @PathVariable String token, HttpServletRequest request)
      throws IOException {
    var institution = hooks.sms(key, token).orElseThrow(Problem::forbidden);
    var reports = new ArrayList<ProviderCalls.TextReport>();
    var replies = new ArrayList<ProviderCalls.TextReply>();
    for (var one : list(body(request))) {
      if (one.has("content")) {
        replies.add(
            new ProviderCalls.TextReply(
                text(one, "sequence_id") + " " + text(one, "send_time"),
                text(one, "phone_number"),
                text(one, "content")));
      } else if (one.has("success")) {
        reports.add(
            new ProviderCalls.TextReport(
                text(one, "biz_id"),
                text(one, "phone_number"),
                one.path("success").asBoolean(false)));
      }
    }
    calls.texts(institution, reports);
    calls.replies(institution, replies);
    return Map.of("code", 0, "msg", "OK");
  }

  private List<JsonNode> list(String body) {
    try {
      var tree = json.readTree(body);
      var all = new ArrayList<JsonNode>();
      tree.forEach(all::add);
      return all;
    } catch (JacksonException malformed) {
      throw new Problem(HttpStatus.BAD_REQUEST, "notices.hook");
    }
  }

  private static String text(JsonNode one, String name) {
    return one.path(name).asString("");
  }

  private static String body(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
    if (body.length > LONGEST) {
      throw new Problem(HttpStatus.CONTENT_TOO_LARGE, "request.too-large");
    }
    return new String(body, StandardCharsets.UTF_8);
  }
}

package org.muster.notices.channel;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.muster.shared.Sha256;
import org.springframework.http.MediaType;

/**
 * Text messages by Alibaba Cloud (阿里云短信), a hundred a call; the template has the variables {@code
 * title} and {@code link}. <a
 * href="https://help.aliyun.com/zh/sms/developer-reference/api-dysmsapi-2017-05-25-sendbatchsms">Sending</a>,
 * <a href="https://help.aliyun.com/zh/sms/developer-reference/api-error-codes">what it answers</a>.
 */
class SmsChannel implements Channel {

  private static final String API = "https://dysmsapi.aliyuncs.com";
  private static final String VERSION = "2017-05-25";
  private static final int TOGETHER = 100;

  /** Far below what one account may ask; carriers, not the interface, are what fills up. */
  private static final int CALLS_A_MINUTE = 600;

  private static final int TITLE = 20;
  private static final String MOBILE = "(\\+?86)?1[3-9][0-9]{9}";

  /** Of one number, though the call carried a hundred. */
  private static final Set<String> OF_A_NUMBER =
      Set.of(
          "isv.MOBILE_NUMBER_ILLEGAL",
          "isv.INVALID_PARAMETERS",
          "isv.BUSINESS_LIMIT_CONTROL",
          "isv.DAY_LIMIT_CONTROL",
          "isv.BLACK_KEY_CONTROL_LIMIT",
          "isv.MOBILE_COUNT_OVER_LIMIT");

  private final Wire wire;
  private final String api;
  private final Acs acs;
  private final String template;
  private final String signName;
  private final Clock clock;
  private final Pace pace;

  SmsChannel(ChannelSettings.Service settings, Wire wire, Clock clock) {
    this.wire = wire;
    this.clock = clock;
    api = settings.api(API);
    acs =
        new Acs(
            Objects.requireNonNull(settings.clientId()),
            Objects.requireNonNull(settings.clientSecret()));
    template = Objects.requireNonNull(settings.template());
    signName = Objects.requireNonNull(settings.signName());
    pace = new Pace(CALLS_A_MINUTE, clock);
  }

  @Override
  public Kind kind() {
    return Kind.SMS;
  }

  @Override
  public int together() {
    return pace.left() == 0 ? 0 : TOGETHER;
  }

  @Override
  public void hand(List<Letter> letters, Handing handing) {
    var addressed = Batches.addressed(letters, MOBILE, handing);
    for (var batch : Batches.of(addressed, Letter::notice, TOGETHER)) {
      if (!pace.take()) {
        return;
      }
      var answer = batch.size() == 1 ? one(batch.getFirst()) : many(batch);
      if (batch.size() > 1 && OF_A_NUMBER.contains(code(answer))) {
        for (var letter : batch) {
          if (!pace.take()) {
            return;
          }
          keep(List.of(letter), one(letter), handing);
        }
      } else {
        keep(batch, answer, handing);
      }
    }
  }

  private static void keep(List<Letter> batch, Map<String, Object> answer, Handing handing) {
    var code = code(answer);
    switch (code) {
      case "OK" -> handing.accepted(batch, String.valueOf(answer.get("BizId")));
      case "isv.MOBILE_NUMBER_ILLEGAL", "isv.INVALID_PARAMETERS" ->
          batch.forEach(letter -> handing.refused(letter, "no-such-address"));
      case "isv.BUSINESS_LIMIT_CONTROL", "isv.DAY_LIMIT_CONTROL" ->
          batch.forEach(letter -> handing.later(letter, "too-often"));
      case "isv.BLACK_KEY_CONTROL_LIMIT", "isp.SYSTEM_ERROR", "isp.RAM_PERMISSION_DENY" ->
          batch.forEach(letter -> handing.later(letter, "not-taken"));
      default -> {
        if (code.startsWith("Throttling")) {
          throw new ChannelDown("too-often", Duration.ofMinutes(1));
        }
        // The account, its template, signature or money: no letter's fault.
        throw new ChannelDown(
            code.matches("[A-Za-z._]{1,60}") ? code : "garbage", (Throwable) null);
      }
    }
  }

  private Map<String, Object> one(Letter letter) {
    return ask(
        "SendSms",
        Map.of(
            "PhoneNumbers",
            mobile(letter),
            "SignName",
            signName,
            "TemplateCode",
            template,
            "TemplateParam",
            Wire.json(parameters(letter))),
        Map.of());
  }

  private Map<String, Object> many(List<Letter> batch) {
    return ask(
        "SendBatchSms",
        Map.of("TemplateCode", template),
        Map.of(
            "PhoneNumberJson", Wire.json(batch.stream().map(SmsChannel::mobile).toList()),
            "SignNameJson", Wire.json(batch.stream().map(letter -> signName).toList()),
            "TemplateParamJson", Wire.json(batch.stream().map(SmsChannel::parameters).toList())));
  }

  private static Map<String, String> parameters(Letter letter) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("title", Clip.characters(letter.title(), TITLE));
    parameters.put("link", letter.link());
    return parameters;
  }

  private static String mobile(Letter letter) {
    var digits = letter.address().replaceAll("\\D", "");
    return digits.substring(digits.length() - 11);
  }

  private Map<String, Object> ask(
      String action, Map<String, String> query, Map<String, String> form) {
    var body = Acs.query(form);
    var headers = new TreeMap<String, String>();
    headers.put("content-type", MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    headers.put("host", URI.create(api).getAuthority());
    headers.put("x-acs-action", action);
    headers.put("x-acs-version", VERSION);
    headers.put("x-acs-date", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    headers.put("x-acs-signature-nonce", UUID.randomUUID().toString());
    headers.put("x-acs-content-sha256", Sha256.hex(body));
    var asked = Acs.query(query);
    headers.put("Authorization", acs.authorization(asked, headers));
    // The client sets these itself, to the same.
    headers.keySet().removeAll(Set.of("host", "content-type"));
    return wire.post(api + "/?" + asked, MediaType.APPLICATION_FORM_URLENCODED, headers, body);
  }

  private static String code(Map<String, Object> answer) {
    return answer.get("Code") instanceof String code ? code : "garbage";
  }
}

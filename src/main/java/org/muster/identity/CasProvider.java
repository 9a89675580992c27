package org.muster.identity;

import static org.muster.identity.SignInProvider.encode;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.muster.shared.RandomSecret;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A CAS server, protocol 2.0 and 3.0: <a
 * href="https://apereo.github.io/cas/development/protocol/CAS-Protocol-Specification.html">CAS
 * protocol</a>, 2.1 and 2.5.
 */
class CasProvider implements SignInProvider {

  private static final String NAMESPACE = "http://www.yale.edu/tp/cas";

  private final String server;
  private final String returnAddress;

  /** Holds the number; null for the user name. */
  private final @Nullable String attribute;

  private final RestClient http;
  private final ProviderProblems problems;

  CasProvider(String key, SignInSettings.Service settings, String returnAddress, RestClient http) {
    this.server = Objects.requireNonNull(settings.server()).replaceAll("/+$", "");
    this.returnAddress = returnAddress;
    this.attribute = settings.numberClaim();
    this.http = http;
    this.problems = new ProviderProblems(key);
  }

  @Override
  public Departure departure(HttpServletRequest request) {
    var state = RandomSecret.next();
    return new Departure(
        URI.create(server + "/login?service=" + encode(service(state))), Map.of(STATE, state));
  }

  /** A ticket is good for one service address only; the state in it binds it to one browser. */
  private String service(String state) {
    return returnAddress + "?state=" + state;
  }

  @Override
  public String number(Return back) {
    var ticket = back.parameters().get("ticket");
    if (ticket == null || ticket.isBlank()) {
      throw problems.cancelled();
    }
    var success = success(validate(ticket, service(back.kept().getOrDefault(STATE, ""))));
    var holder = attribute == null ? Optional.of(success) : child(success, "attributes");
    var name = attribute == null ? "user" : attribute;
    return holder
        .flatMap(in -> child(in, name))
        .map(Element::getTextContent)
        .filter(number -> !number.isBlank())
        .orElseThrow(() -> problems.numberless(name));
  }

  private byte[] validate(String ticket, String service) {
    // Every CAS has the older address; attributes are promised by the newer one only.
    var path = attribute == null ? "/serviceValidate" : "/p3/serviceValidate";
    try {
      var answer =
          http.get()
              .uri(
                  URI.create(
                      server + path + "?service=" + encode(service) + "&ticket=" + encode(ticket)))
              .retrieve()
              .body(byte[].class);
      return answer == null ? new byte[0] : answer;
    } catch (RestClientException failed) {
      throw problems.down(failed);
    }
  }

  private Element success(byte[] answer) {
    Element root;
    try {
      var reader = safeReader().newDocumentBuilder();
      // Its own handler prints what it reads.
      reader.setErrorHandler(new DefaultHandler());
      root = reader.parse(new ByteArrayInputStream(answer)).getDocumentElement();
    } catch (SAXException | IOException | ParserConfigurationException unreadable) {
      throw problems.down(unreadable);
    }
    return child(root, "authenticationSuccess")
        .orElseThrow(
            () ->
                problems.refused(
                    child(root, "authenticationFailure")
                        .map(failure -> failure.getAttribute("code"))
                        .orElse("")));
  }

  /** No document types: no entities that read files or call other servers. */
  private static DocumentBuilderFactory safeReader() throws ParserConfigurationException {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory;
  }

  /** Direct children only: what a user may write into an attribute must not pass for the name. */
  private static Optional<Element> child(Element parent, String name) {
    var nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .filter(
            element ->
                name.equals(element.getLocalName()) && NAMESPACE.equals(element.getNamespaceURI()))
        .findFirst();
  }
}

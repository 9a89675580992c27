package org.muster.requests.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.muster.identity.Viewer;
import org.muster.identity.web.SignedIn;
import org.muster.people.PostKind;
import org.muster.requests.Photo;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Asking, deciding, talking and confirming by the pages; and a type that an office makes. */
class RequestPagesTests extends OnCampus {

  private Viewer student() {
    return new Viewer(campus.id(), person("S02"), "试S02");
  }

  private Viewer logistics() {
    var made = new Viewer[1];
    CurrentInstitution.run(
        campus.id(),
        () -> {
          made[0] = staff("L01", "后勤陈师傅");
          post(
              made[0],
              PostKind.LOGISTICS,
              jdbc.sql("select id from people.unit where institution_id = ? and parent_id is null")
                  .param(campus.id())
                  .query(UUID.class)
                  .single());
        });
    return made[0];
  }

  private String asked(Viewer student) {
    var id = Ids.next().toString();
    var answer =
        post(
            student,
            "/requests/new/repairs",
            "_id",
            id,
            "_place",
            "1号楼 1011",
            "kind",
            "heating",
            "what",
            "晚上只有十度");
    assertThat(answer).hasStatus3xxRedirection();
    return id;
  }

  private static void says(MvcTestResult page, String... words) {
    assertThat(page).hasStatusOk();
    assertThat(page).bodyText().contains(words);
  }

  @Test
  void theRoomIsFilledInAndWhatIsMissingIsSaidInPlace() {
    var student = student();
    says(get(student, "/requests/new/repairs"), "1号楼 · 1011", "报修类别");
    var answer = post(student, "/requests/new/repairs", "_place", "1号楼 1011", "kind", "heating");
    assertThat(answer).hasStatus(422).bodyText().contains("问题描述");
    assertThat(
            post(student, "/requests/new/repairs", "_place", "月球", "kind", "heating", "what", "冷"))
        .hasStatus(422)
        .bodyText()
        .contains("请注明地点");
  }

  @Test
  void aRequestIsDecidedTalkedAboutAndConfirmed() throws IOException {
    var logistics = logistics();
    var student = student();
    var id = asked(student);
    says(get(student, "/requests/" + id), "后勤陈师傅", "晚上只有十度", "1号楼 · 1011");
    says(get(logistics, "/requests"), "供暖与报修", "待办 1 项");
    assertThat(picture(student, id, png())).hasStatus3xxRedirection();
    assertThat(picture(student, id, "no picture".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .hasStatus(422)
        .bodyText()
        .contains("只接受 JPEG 或 PNG 图片");
    says(get(logistics, "/requests/" + id), "/requests/" + id + "/pictures/", "审批");
    decide(logistics, id, "1", "pass");
    // Whoever decides the same step again reads who was first.
    assertThat(decide(logistics, id, "1", "pass"))
        .hasStatus(409)
        .bodyText()
        .contains("后勤陈师傅 已先于您处理");
    decide(logistics, id, "2", "pass");
    says(get(student, "/"), "请确认是否解决");
    post(student, "/requests/" + id + "/confirmation");
    says(get(student, "/requests/" + id), "已办结");
  }

  @Test
  void manyAreApprovedAtOnceEachWithItsResult() {
    var logistics = logistics();
    var student = student();
    var first = asked(student);
    var second = asked(student);
    decide(logistics, first, "1", "pass");
    var answer =
        post(logistics, "/requests/approvals", "request", first + "/1", "request", second + "/1");
    says(answer, "共 2 项，已同意 1 项");
  }

  @Test
  void aPictureIsMadeAnewWithoutWhatTheTelephoneWrote() throws IOException {
    var jpeg = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(2_000, 1_000, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);
    var turned = Photo.of(turnedAside(jpeg.toByteArray()));
    var read = ImageIO.read(new java.io.ByteArrayInputStream(turned));
    assertThat(read.getHeight()).isEqualTo(1_600);
    assertThat(read.getWidth()).isEqualTo(800);
    assertThat(new String(turned, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("Exif");
  }

  /** The same JPEG with an EXIF part that says it was taken upright. */
  private static byte[] turnedAside(byte[] jpeg) throws IOException {
    var exif =
        new byte[] {
          (byte) 0xFF,
          (byte) 0xE1,
          0,
          34,
          'E',
          'x',
          'i',
          'f',
          0,
          0,
          'M',
          'M',
          0,
          42,
          0,
          0,
          0,
          8,
          0,
          1,
          1,
          0x12,
          0,
          3,
          0,
          0,
          0,
          1,
          0,
          6,
          0,
          0,
          0,
          0,
          0,
          0
        };
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.write(exif);
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  @Test
  void anOfficeMakesATypeThatStudentsAskWithoutARelease() {
    var logistics = logistics();
    var id = Ids.next().toString();
    var fields =
        new ArrayList<>(
            List.of(
                "office",
                "logistics",
                "code",
                "key",
                "name-zh",
                "补办钥匙",
                "hint-zh",
                "宿舍钥匙遗失",
                "q1-zh",
                "钥匙类型",
                "q1-kind",
                "choice",
                "q1-options",
                "房门\n信箱",
                "q1-must",
                "1",
                "s1-post",
                "logistics",
                "s1-work",
                "do",
                "s1-hours",
                "24"));
    assertThat(post(logistics, "/requests/types/" + id, fields.toArray(String[]::new)))
        .hasStatus3xxRedirection();
    assertThat(post(logistics, "/requests/types/" + id + "/publication")).hasStatus3xxRedirection();
    var student = student();
    says(get(student, "/requests"), "补办钥匙");
    says(get(student, "/requests/new/key"), "钥匙类型", "信箱");
    var request = Ids.next().toString();
    assertThat(post(student, "/requests/new/key", "_id", request, "q1", "o2"))
        .hasStatus3xxRedirection();
    // Offered no longer, what runs goes on.
    post(logistics, "/requests/types/" + id + "/retirement");
    assertThat(get(student, "/requests/new/key")).hasStatus(404);
    decide(logistics, request, "1", "pass");
    says(get(student, "/requests/" + request), "已办结", "信箱");
    assertThat(get(student, "/requests/types")).hasStatus(403);
  }

  private MvcTestResult decide(Viewer by, String id, String step, String verdict) {
    return post(by, "/requests/" + id + "/decision", "step", step, "verdict", verdict);
  }

  private static byte[] png() throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_ARGB), "png", out);
    return out.toByteArray();
  }

  private MvcTestResult picture(Viewer by, String id, byte[] bytes) {
    return browser.perform(
        MockMvcRequestBuilders.multipart("/requests/" + id + "/messages")
            .file(new MockMultipartFile("pictures", "x.png", "image/png", bytes))
            .param("message", Ids.next().toString())
            .header("Accept-Language", "zh-CN")
            .with(SignedIn.as(by))
            .with(SecurityMockMvcRequestPostProcessors.csrf()));
  }
}

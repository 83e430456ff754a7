package org.gongkai.archive.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.gongkai.archive.version.ReportTracks.Removal;
import org.gongkai.archive.version.VersionKeeper.Draft;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportKey;
import org.gongkai.model.ReportVersion.ChangeKind;
import org.junit.jupiter.api.Test;

class VersionKeeperTest {
    private static final Removal REMOVAL = new Removal(3, Duration.ofDays(3));
    private static final Instant START = Instant.parse("2026-01-05T04:00:00Z");
    private static final String OLD = "http://a.gov.cn/old.html";
    private static final String NEW = "http://a.gov.cn/new.html";

    private final VersionKeeper keeper = new VersionKeeper(REMOVAL);
    private ReportTracks report = new ReportTracks(new ReportKey("410100", 2025), "郑州市人民政府", List.of());

    private static Digest digest(String content) {
        return Digest.of(content.getBytes(StandardCharsets.UTF_8));
    }

    private static UnaryOperator<ReportTracks> seen(int day, String place, String content) {
        return seen(day, place, content, content + day);
    }

    private static UnaryOperator<ReportTracks> seen(int day, String place, String content, String bytes) {
        return tracks -> tracks.seen(new Look(
                URI.create(place),
                "zhengzhou",
                START.plus(Duration.ofDays(day)),
                "r" + day + "/" + place,
                digest(content),
                List.of(digest(bytes)),
                "x/" + content));
    }

    private static UnaryOperator<ReportTracks> gone(int day, String place) {
        return tracks ->
                tracks.gone(URI.create(place), START.plus(Duration.ofDays(day)), "r" + day, "r" + day + "/" + place);
    }

    @SafeVarargs
    private void given(UnaryOperator<ReportTracks>... evidence) {
        for (UnaryOperator<ReportTracks> each : evidence) {
            report = each.apply(report);
        }
    }

    /** Each version as {@code number kind: content @ places, first day-last day}. */
    private List<String> versions() {
        return keeper.versions(report).stream().map(VersionKeeperTest::show).toList();
    }

    private static String show(Draft draft) {
        return draft.number()
                + draft.kind().map(ChangeKind::name).map(kind -> " " + kind).orElse("")
                + draft.before().map(before -> " after " + before).orElse("")
                + ": " + draft.shown().extraction().substring(2)
                + " @ "
                + String.join(
                        " ",
                        draft.places().stream()
                                .map(place -> place.toString().replaceAll(".*/|\\.html", ""))
                                .toList())
                + ", " + day(draft.firstSeen()) + "-" + day(draft.lastSeen());
    }

    private static long day(Instant time) {
        return Duration.between(START, time).toDays();
    }

    @Test
    void theFirstSightingMakesVersionOne() {
        given(seen(0, OLD, "A"));
        assertThat(versions()).containsExactly("1: A @ old, 0-0");
    }

    @Test
    void theSameContentOnlyExtendsTheVersion() {
        given(seen(0, OLD, "A"), seen(7, OLD, "A"), seen(14, OLD, "A"));
        assertThat(versions()).containsExactly("1: A @ old, 0-14");
    }

    @Test
    void theSameSightingAgainChangesNothing() {
        given(seen(0, OLD, "A"), seen(7, OLD, "B"));
        ReportTracks before = report;
        given(seen(7, OLD, "B"), seen(0, OLD, "A"), seen(7, OLD, "B"));
        assertThat(report).isEqualTo(before);
    }

    @Test
    void anOlderSightingDoesNotMoveLastSeenBack() {
        given(seen(0, OLD, "A"), seen(14, OLD, "A"), seen(7, OLD, "A"));
        assertThat(versions()).containsExactly("1: A @ old, 0-14");
    }

    @Test
    void otherContentAtAKnownPlaceIsANewVersion() {
        given(seen(0, OLD, "A"), seen(7, OLD, "B"), seen(14, OLD, "B"));
        assertThat(versions()).containsExactly("1: A @ old, 0-0", "2 after 1: B @ old, 7-14");
    }

    @Test
    void contentThatIsChangedBackIsAThirdVersion() {
        given(seen(0, OLD, "A"), seen(7, OLD, "B"), seen(14, OLD, "A"));
        assertThat(versions())
                .containsExactly("1: A @ old, 0-0", "2 after 1: B @ old, 7-7", "3 after 2: A @ old, 14-14");
    }

    @Test
    void aCopyAtAnotherPlaceMakesNoVersion() {
        given(seen(0, OLD, "A"), seen(0, NEW, "A"), seen(7, NEW, "A"), seen(7, OLD, "A"));
        assertThat(versions()).containsExactly("1: A @ old new, 0-7");
    }

    @Test
    void twoCopiesThatContradictDoNotFlipAtEveryCrawl() {
        for (int week = 0; week < 5; week++) {
            given(seen(7 * week, OLD, "A"), seen(7 * week, NEW, "B"));
        }
        assertThat(versions()).containsExactly("1: A @ old, 0-28", "2 after 1: B @ new, 0-28");
    }

    @Test
    void aCopyThatFollowsLaterJoinsTheVersion() {
        given(seen(0, OLD, "A"), seen(0, NEW, "A"), seen(7, OLD, "B"), seen(7, NEW, "A"), seen(14, NEW, "B"));
        assertThat(versions()).containsExactly("1: A @ old new, 0-7", "2 after 1: B @ old new, 7-14");
    }

    @Test
    void aContradictingCopyThatIsCorrectedJoinsTheStandingVersion() {
        given(seen(0, OLD, "A"), seen(0, NEW, "B"), seen(7, OLD, "A"), seen(7, NEW, "A"));
        assertThat(versions()).containsExactly("1: A @ old new, 0-7", "2 after 1: B @ new, 0-0");
    }

    @Test
    void anOldCopyFoundLaterIsNoMove() {
        given(seen(0, OLD, "A"), seen(7, OLD, "B"), seen(14, NEW, "A"), seen(14, OLD, "B"));
        assertThat(versions()).containsExactly("1: A @ old new, 0-14", "2 after 1: B @ old, 7-14");
    }

    @Test
    void reappearingElsewhereWhereTheOldPlaceIsGoneIsAMove() {
        given(seen(0, OLD, "A"), gone(7, OLD), seen(8, NEW, "A"));
        assertThat(versions()).containsExactly("1: A @ old, 0-0", "2 MOVED after 1: A @ new, 8-8");
    }

    @Test
    void itIsAMoveTooWhenTheNewPlaceIsFoundBeforeTheOldOneIsMissed() {
        given(seen(0, OLD, "A"), seen(7, NEW, "A"));
        assertThat(versions()).containsExactly("1: A @ old new, 0-7");
        given(gone(8, OLD));
        assertThat(versions()).containsExactly("1: A @ old, 0-0", "2 MOVED after 1: A @ new, 7-7");
        given(seen(9, OLD, "A"));
        assertThat(versions()).containsExactly("1: A @ old, 0-9", "2 MOVED after 1: A @ new, 7-7");
    }

    @Test
    void aCopyWhoseTwinDisappearsDidNotMove() {
        given(seen(0, OLD, "A"), seen(0, NEW, "A"), seen(7, NEW, "A"), gone(8, OLD), gone(15, OLD));
        assertThat(versions()).containsExactly("1: A @ old new, 0-7");
    }

    @Test
    void aShortAbsenceIsNoReturn() {
        given(seen(0, OLD, "A"), gone(1, OLD), gone(2, OLD), seen(3, OLD, "A"));
        assertThat(versions()).containsExactly("1: A @ old, 0-3");
    }

    @Test
    void beingBackAfterARemovalIsAReturn() {
        given(seen(0, OLD, "A"), gone(7, OLD), gone(14, OLD), gone(21, OLD));
        assertThat(report.removed(REMOVAL)).isTrue();
        given(seen(28, OLD, "A"));
        assertThat(report.removed(REMOVAL)).isFalse();
        assertThat(versions()).containsExactly("1: A @ old, 0-0", "2 RETURNED after 1: A @ old, 28-28");
    }

    @Test
    void beingBackWithOtherContentIsAReturnToo() {
        given(seen(0, OLD, "A"), gone(7, OLD), gone(14, OLD), gone(21, OLD), seen(28, OLD, "B"));
        assertThat(versions()).containsExactly("1: A @ old, 0-0", "2 RETURNED after 1: B @ old, 28-28");
    }

    @Test
    void aReportThatStandsElsewhereWasNotRemoved() {
        given(seen(0, OLD, "A"), seen(0, NEW, "A"), gone(7, OLD), gone(14, OLD), gone(21, OLD), seen(22, NEW, "A"));
        assertThat(report.removed(REMOVAL)).isFalse();
        given(seen(28, OLD, "A"));
        assertThat(versions()).containsExactly("1: A @ old new, 0-28");
    }

    @Test
    void answersOfOneRunOrWithinShortTimeDoNotRemove() {
        given(seen(0, OLD, "A"), gone(1, OLD), gone(2, OLD), gone(3, OLD));
        assertThat(report.removed(REMOVAL)).as("two days are too short").isFalse();
        ReportTracks oneRun = report;
        for (int day = 4; day < 20; day++) {
            oneRun = oneRun.gone(URI.create(OLD), START.plus(Duration.ofDays(day)), "r3", "r3/" + day);
        }
        assertThat(oneRun.removed(new Removal(4, Duration.ofDays(3))))
                .as("three runs are too few")
                .isFalse();
        given(gone(4, OLD));
        assertThat(report.removed(REMOVAL)).isTrue();
    }

    @Test
    void theSameBytesAreNoChangeWhateverTheFingerprint() {
        given(
                seen(0, OLD, "A", "bytes"),
                seen(0, NEW, "A", "bytes"),
                seen(7, OLD, "A'", "bytes"),
                seen(7, NEW, "A'", "bytes"));
        assertThat(versions()).containsExactly("1: A' @ old new, 0-7");
        given(seen(14, OLD, "B"));
        assertThat(versions()).hasSize(2);
    }

    @Test
    void aLaterAccountOfTheSameLookTakesThePlaceOfTheFirst() {
        given(seen(0, OLD, "A"), seen(7, OLD, "A without its attachment"));
        assertThat(versions()).hasSize(2);
        given(seen(7, OLD, "A"));
        assertThat(versions()).containsExactly("1: A @ old, 0-7");
    }

    @Test
    void anOlderVersionImportedLaterComesFirst() {
        given(seen(100, OLD, "B"), seen(107, OLD, "B"), seen(0, OLD, "A"));
        assertThat(versions()).containsExactly("1: A @ old, 0-0", "2 after 1: B @ old, 100-107");
    }

    @Test
    void aLookInTheMiddleSplitsWhatWasThoughtUnchanged() {
        given(seen(0, OLD, "A"), seen(20, OLD, "A"), seen(10, OLD, "B"));
        assertThat(versions())
                .containsExactly("1: A @ old, 0-0", "2 after 1: B @ old, 10-10", "3 after 2: A @ old, 20-20");
    }

    @Test
    void theHistoryDoesNotDependOnTheOrderOfArrival() {
        List<UnaryOperator<ReportTracks>> evidence = new ArrayList<>(List.of(
                seen(0, OLD, "A"),
                seen(1, NEW, "A"),
                seen(7, OLD, "B"),
                seen(8, NEW, "A"),
                seen(14, OLD, "B"),
                seen(15, NEW, "B"),
                seen(28, OLD, "B"),
                seen(29, NEW, "C"),
                seen(35, OLD, "A")));
        evidence.forEach(each -> report = each.apply(report));
        List<String> inOrder =
                versions().stream().map(VersionKeeperTest::sorted).toList();
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            Collections.shuffle(evidence, random);
            report = new ReportTracks(report.key(), report.authorityName(), List.of());
            evidence.forEach(each -> report = each.apply(report));
            assertThat(versions().stream().map(VersionKeeperTest::sorted)).isEqualTo(inOrder);
        }
    }

    /** Places in a fixed order. */
    private static String sorted(String version) {
        return version.replace("new old", "old new");
    }
}

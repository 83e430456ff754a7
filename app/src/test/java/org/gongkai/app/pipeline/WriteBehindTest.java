package org.gongkai.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WriteBehindTest {
    private final List<String> written = new CopyOnWriteArrayList<>();
    private final CountDownLatch slow = new CountDownLatch(1);

    private void slowly(String what) {
        try {
            slow.await();
            written.add(what);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void goesOnWhileThereIsRoomAndWritesInOrder() {
        try (WriteBehind writes = new WriteBehind(new WriteRoom(3 * 1024))) {
            for (String what : List.of("a", "b", "c")) {
                writes.submit(() -> slowly(what), 1000);
            }
            assertThat(written).isEmpty();
            slow.countDown();
            writes.drain();
            assertThat(written).containsExactly("a", "b", "c");
        }
    }

    @Test
    void waitsForRoomThatAnotherTakes() throws Exception {
        WriteRoom room = new WriteRoom(3 * 1024);
        try (WriteBehind one = new WriteBehind(room);
                WriteBehind other = new WriteBehind(room)) {
            one.submit(() -> slowly("larger than all room"), 1 << 20);
            Thread waiting = new Thread(() -> other.submit(() -> written.add("small"), 1));
            waiting.start();
            while (waiting.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            slow.countDown();
            waiting.join();
            other.drain();
            assertThat(written).containsExactly("larger than all room", "small");
        }
    }

    @Test
    void writesNothingMoreOnceAWriteFailed() {
        WriteRoom room = new WriteRoom(1024);
        WriteBehind writes = new WriteBehind(room);
        writes.submit(
                () -> {
                    throw new IllegalStateException("no room on the disk");
                },
                1024);
        assertThatThrownBy(writes::drain).hasMessage("no room on the disk");
        assertThatThrownBy(() -> writes.submit(() -> written.add("more"), 0)).hasMessage("no room on the disk");
        writes.close();
        writes.settle();
        assertThat(written).isEmpty();
        assertThat(room.take(1024)).as("what failed has given its room back").isEqualTo(1);
    }
}

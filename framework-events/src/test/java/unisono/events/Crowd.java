package unisono.events;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/// Threads that begin together: by turns a virtual one and one of the platform.
final class Crowd {
    private final CountDownLatch start = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();

    private Crowd() {}

    /// Runs a task once for each number below a size, all at once, and waits until all have ended.
    static void of(int size, Task task) throws InterruptedException {
        new Crowd().run(size, task);
    }

    private void run(int size, Task task) throws InterruptedException {
        List<Thread> threads =
                IntStream.range(0, size)
                        .mapToObj(number -> thread(number, () -> runOne(task, number)))
                        .toList();
        threads.forEach(Thread::start);
        start.countDown();
        for (var thread : threads) {
            thread.join();
        }
        failures.stream()
                .findFirst()
                .ifPresent(failure -> {
                    throw new AssertionError(failures.size() + " threads failed", failure);
                });
    }

    private static Thread thread(int number, Runnable work) {
        return number % 2 == 0
                ? Thread.ofVirtual().unstarted(work)
                : Thread.ofPlatform().unstarted(work);
    }

    private void runOne(Task task, int number) {
        try {
            start.await();
            task.run(number);
        } catch (Throwable failure) {
            failures.add(failure);
        }
    }

    /// What each thread does.
    @FunctionalInterface
    interface Task {
        void run(int number) throws Exception;
    }
}

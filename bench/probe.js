// Preloaded into a process that is measured: it tells the bench, which started it, what it has used so far.
process.on('message', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.send({ cpuMilliseconds: (userCPUTime + systemCPUTime) / 1000, peakMegabytes: maxRSS / 1024 });
});
process.on('disconnect', () => process.exit());

process.stdout.write('cogmock\n')

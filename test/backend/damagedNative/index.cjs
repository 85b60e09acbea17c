throw new Error('libtensorflow.so.2: cannot open shared object file');
